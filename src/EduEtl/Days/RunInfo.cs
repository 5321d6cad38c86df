using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>Which run this is: it marks the ledger's row, the log, the report and the mail.</summary>
internal sealed record RunInfo(
    Guid Id,
    DayWindow Window,
    DateTimeOffset StartedAt,
    string Host,
    string User,
    string Version
) : Origin(Id, StartedAt, Host, User, Version)
{
    /// <summary>Whether a load by this run settles its day: the whole of it, and after it was over.</summary>
    public bool Settles => !Window.TestMode && Window.DayIsOver(StartedAt);

    public static RunInfo Begin(DayWindow window, TimeProvider time)
    {
        var origin = Origin.Begin(time);
        return new(origin.Id, window, origin.StartedAt, origin.Host, origin.User, origin.Version);
    }
}

/// <summary>Who started something, where, when, and with which version.</summary>
internal record Origin(Guid Id, DateTimeOffset StartedAt, string Host, string User, string Version)
{
    public static Origin Begin(TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new(UniqueId.At(now), now, Environment.MachineName, UserName(), ProgramVersion);
    }

    public static string ProgramVersion { get; } = typeof(Origin).Assembly.GetName().Version?.ToString(3) ?? "0";

    // Where there is no list of users, as in a bare container, the system knows no name.
    private static string UserName()
    {
        try
        {
            return Environment.UserName;
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
