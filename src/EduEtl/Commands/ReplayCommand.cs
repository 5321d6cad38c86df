using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Runs;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage;

namespace EduEtl.Commands;

/// <summary><c>eduetl replay</c>: the rejected rows of a day, judged again under today's rules, without the API.</summary>
internal static class ReplayCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        AppSettings settings = context.Settings;
        await using var day = new LoadedDay(
            settings.Database,
            context.Run.Window.Day,
            context.Logs.Logger(nameof(LoadedDay))
        );
        var late = new LoadedDayStage(context, day);
        var replay = new RowReplay(settings.Database, day, context.Time, context.Logs.Logger(nameof(RowReplay)));
        var rowLog = new RowLog(context.Logs.Logger(nameof(AttemptReader)), settings.Logs.EveryRow);
        ExitCode code = await late.RunAsync(Stage.Store, Strings.LiveReplay, ReplayAsync, ct);
        await replay.EndAsync(late.End());
        return code;

        async Task ReplayAsync()
        {
            RowTotals? totals = null;
            await day.ExplainAsync(async () => totals = await JudgeAsync(), ct);
            if (totals is null)
                return;
            // Whatever comes now, the rows are in the table.
            late.DayChanged = true;
            Tell(totals, looked: await LookAsync());
        }

        async Task<RowTotals?> JudgeAsync()
        {
            if (await replay.CountAsync(ct) == 0)
            {
                late.Say(Strings.ReplayNothing.With(day.Window));
                return null;
            }
            RunInfo run = context.Run with { Window = day.Window };
            RowTotals totals = (await replay.RunAsync(run, settings.Api.UserIdLength, rowLog.Note, ct)).Totals;
            rowLog.Summarise(totals);
            return totals;
        }

        async Task<bool> LookAsync()
        {
            try
            {
                await day.ExplainAsync(() => day.LookAsync(ct), ct);
                return true;
            }
            catch (ExpectedException e)
            {
                context.Warn(e.Message);
                return false;
            }
        }

        void Tell(RowTotals totals, bool looked)
        {
            string judged = Strings.DoneReplay.With(
                Numbers.Count(totals.Received),
                Numbers.Count(totals.Stored),
                Numbers.Count(totals.Rejected)
            );
            context.Screen.Done(Stage.Store, judged);
            if (looked)
                late.Show([]);
            if (totals.Stored > 0)
                late.Say(Strings.ReplayNext.With(day.Window));
        }
    }
}
