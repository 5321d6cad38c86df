using System.Globalization;
using System.Net.Sockets;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Tests.Storage;

/// <summary>The server went away, which a write learns as "Broken pipe", a read as a reset: it has refused nothing.</summary>
public sealed class TheConnectionBreaksInAWrite
{
    [Theory]
    [InlineData(SocketError.Shutdown)]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.ConnectionAborted)]
    public void It_is_told_as_lost(SocketError error)
    {
        ExpectedException told = Told(error);
        Assert.Contains("was lost", told.Message, StringComparison.Ordinal);
        Assert.StartsWith("The day is as it was.", told.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_was_never_there_is_not_lost() =>
        Assert.Contains("cannot be reached: ", Told(SocketError.ConnectionRefused).Message, StringComparison.Ordinal);

    private static ExpectedException Told(SocketError error)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var settings = new DatabaseSettings(
            "db.example",
            5432,
            "lms",
            "etl",
            null,
            SslMode.Disable,
            null,
            "lms_activities",
            false,
            0.5,
            null
        );
        var broken = new NpgsqlException("writing", new IOException("stream", new SocketException((int)error)));
        return DatabaseErrors.From(broken, settings);
    }
}
