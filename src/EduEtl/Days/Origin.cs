using EduEtl.Shared;

namespace EduEtl.Days;

/// <summary>Who started something, where, when, and with which version.</summary>
internal record Origin(Guid Id, DateTimeOffset StartedAt, string Host, string User, string Version)
{
    public static Origin Begin(TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        string version = typeof(Origin).Assembly.GetName().Version?.ToString(3) ?? "0";
        return new(UniqueId.At(now), now, Environment.MachineName, UserName(), version);
    }

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
