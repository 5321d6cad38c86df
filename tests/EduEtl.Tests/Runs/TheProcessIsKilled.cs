using System.Diagnostics;
using System.Globalization;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>
/// SIGKILL at moments drawn evenly from a whole run's life. <c>EDUETL_KILLS</c> says how often, <c>EDUETL_KILL_SEED</c>
/// repeats a draw; <c>scripts/kill-test.sh</c> does it 200 times.
/// </summary>
public sealed class TheProcessIsKilled(PostgresFixture postgres, ITestOutputHelper output)
{
    // A run can take a little longer than the one that was measured.
    private const double Margin = 1.05;

    [Fact]
    public async Task The_day_is_the_old_one_or_the_new_one_and_nobody_has_two_mails()
    {
        int kills = Setting("EDUETL_KILLS") ?? 10;
        int seed = Setting("EDUETL_KILL_SEED") ?? Random.Shared.Next();
        output.WriteLine($"EDUETL_KILLS={kills} EDUETL_KILL_SEED={seed}");
        var random = new Random(seed);
        double[] moments = Moments(kills, random);
        long started = Stopwatch.GetTimestamp();
        await using World world = await World.StartAsync(postgres);
        var trial = new KillTrial(world);
        try
        {
            List<KillPlace> places = await TryAsync(trial, moments, random);
            Tell(trial, places, Stopwatch.GetElapsedTime(started));
        }
        catch
        {
            output.WriteLine(await trial.TellAsync());
            throw;
        }
    }

    private async Task<List<KillPlace>> TryAsync(KillTrial trial, double[] moments, Random random)
    {
        // The first run makes the tables and meets cold servers; the second is what the others are like.
        await trial.RunWholeAsync();
        await trial.RunWholeAsync();

        var places = new List<KillPlace>();
        foreach (double share in moments)
        {
            TimeSpan moment = trial.WholeRun * Margin * share;
            places.Add(await trial.KillAsync(moment, TestContext.Current.CancellationToken));
            output.WriteLine(
                $"kill {places.Count, 3} after {moment.TotalSeconds:0.000} s: {KillEvidence.Describe(places[^1])}"
            );
            if (random.Next(3) == 0)
                await trial.RunWholeAsync();
        }
        await trial.RunWholeAsync();
        await trial.CheckLedgerAsync();
        return places;
    }

    /// <summary>One from each of as many equal parts of a run's life, in random order: 0 its start, 1 its end.</summary>
    private static double[] Moments(int kills, Random random)
    {
        double[] moments = [.. Enumerable.Range(0, kills).Select(i => (i + random.NextDouble()) / kills)];
        random.Shuffle(moments);
        return moments;
    }

    private void Tell(KillTrial trial, List<KillPlace> places, TimeSpan time)
    {
        foreach (KillPlace place in Enum.GetValues<KillPlace>())
            output.WriteLine($"{places.Count(p => p == place), 5}  {KillEvidence.Describe(place)}");
        int before = places.Count(place => place < KillPlace.AfterTheCommit);
        output.WriteLine(
            $"{places.Count} kills in {time.TotalSeconds:0} s: {before} left the old day, {places.Count - before} the new one; "
                + $"died: {trial.Died}, whole runs: {trial.WholeRuns}, longest hold of a dead run: {trial.LongestHold.TotalMilliseconds:0} ms"
        );
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : null;
}
