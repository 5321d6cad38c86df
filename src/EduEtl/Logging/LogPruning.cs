namespace EduEtl.Logging;

/// <summary>Deletes the oldest logs of a folder; a file that stays never stops a run.</summary>
internal static class LogPruning
{
    /// <param name="delete">Deletes the file of a full path.</param>
    /// <returns>Each file that was to go, with the reason where it stayed.</returns>
    public static IReadOnlyList<(string File, string? Failure)> Prune(
        string folder,
        string current,
        int keep,
        Action<string> delete
    )
    {
        try
        {
            var names = new DirectoryInfo(folder).EnumerateFiles().Select(file => file.Name).ToList();
            return
            [
                .. LogFileNames
                    .TooMany(names, current, keep)
                    .Select(name => Delete(Path.Combine(folder, name), delete)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [(folder, e.Message)];
        }
    }

    private static (string File, string? Failure) Delete(string path, Action<string> delete)
    {
        try
        {
            delete(path);
            return (path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (path, e.Message);
        }
    }
}
