using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Checks that build on each other, one after the other; all of them together have a limited time.</summary>
internal sealed class CheckGroup(IReadOnlyList<Check> checks, Redactor redactor, TimeProvider time)
{
    /// <summary>Less than a run would wait: the operator sits there.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Does not fail; interruption passes through.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var findings = new List<Finding>();
        foreach (Check check in checks)
        {
            try
            {
                // A folder on a server that is gone blocks its thread, and no token ends that.
                findings.Add(await Task.Run(() => check.Look(either.Token), ct).WaitAsync(either.Token));
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                findings.Add(Failed(check.Name, e));
                break;
            }
        }
        ct.ThrowIfCancellationRequested();
        return findings;
    }

    private Finding Failed(string name, Exception e) =>
        e switch
        {
            OperationCanceledException => new(
                Verdict.Failed,
                name,
                Strings.DoctorTimeout.With(Limit.TotalSeconds),
                Strings.DoctorTimeoutRemedy
            ),
            ExpectedException failure => new(Verdict.Failed, name, failure.Message, failure.Remedy),
            _ => Failed(name, LastResort.Unexpected(e, redactor.Redact(e.Message), touched: false)),
        };
}

/// <summary>One line of doctor's: what is looked at, and how.</summary>
/// <param name="Look">
/// Gives what it found; throws an <see cref="ExpectedException"/> where the checks after it in its group are pointless.
/// </param>
internal sealed record Check(string Name, Func<CancellationToken, Task<Finding>> Look);
