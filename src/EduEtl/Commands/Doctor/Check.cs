using EduEtl.Shared;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>One line of doctor's: what is looked at, and how.</summary>
/// <param name="Look">
/// Gives what it found; throws an <see cref="ExpectedException"/> where the checks after it in its group are pointless.
/// </param>
internal sealed record Check(string Name, Func<CancellationToken, Task<Finding>> Look);
