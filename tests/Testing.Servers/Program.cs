using Platform.Testing;

// One PostgreSQL and one RabbitMQ for a run of several test programs. Says where they are in the variables that the test
// programs read, then an empty line; ends, and they with it, when its standard input closes.
var postgres = PostgresServer.Shared;
var rabbit = RabbitServer.Shared;
Console.WriteLine($"TEST_POSTGRES={(await postgres).Owner}");
Console.WriteLine($"TEST_RABBITMQ={(await rabbit).Address}");
Console.WriteLine($"TEST_RABBITMQ_MANAGEMENT={(await rabbit).Management}");
Console.WriteLine();
await Console.In.ReadToEndAsync();
