namespace EduEtl;

/// <summary>Who started something, where, when, and with which version.</summary>
internal record Origin(Guid Id, DateTimeOffset StartedAt, string Host, string User, string Version)
{
    public static Origin Begin(TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        string version = typeof(Origin).Assembly.GetName().Version?.ToString(3) ?? "0";
        return new(Guid.CreateVersion7(now), now, Environment.MachineName, Environment.UserName, version);
    }
}
