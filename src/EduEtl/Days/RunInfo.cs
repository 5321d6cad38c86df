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
