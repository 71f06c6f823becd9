// Loaded into the web server: when the process that started it is gone, however it ended, the server must not keep the port.
process.on('disconnect', () => process.exit(0));
