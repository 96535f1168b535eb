module.exports = require('../../scripts/lint/walls')(__dirname);
