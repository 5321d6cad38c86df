using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EduEtl.Shared;

/// <summary>What is wrong with a server's certificate.</summary>
/// <param name="WrongName">The certificate is sound but made for other names.</param>
/// <param name="Names">The names it is made for.</param>
/// <param name="Reasons">.NET's names for what speaks against its chain.</param>
/// <param name="OutOfDate">The one in its chain whose time is over, or has not come; null where more is wrong.</param>
/// <param name="Issuer">Who has signed it.</param>
internal sealed record BadCertificate(
    bool WrongName,
    string Names,
    string Reasons,
    X509Certificate2? OutOfDate,
    string? Issuer
)
{
    public static BadCertificate From(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        X509ChainStatus[] statuses = chain?.ChainStatus ?? [];
        IEnumerable<string> reasons = statuses.Select(status => status.Status.ToString()).Distinct();
        return new(
            errors == SslPolicyErrors.RemoteCertificateNameMismatch,
            certificate is X509Certificate2 known ? string.Join(", ", NamesOf(known)) : "",
            string.Join(", ", reasons.DefaultIfEmpty(errors.ToString())),
            Array.TrueForAll(statuses, IsOfTime) ? chain?.ChainElements.FirstOrDefault(IsOutOfDate)?.Certificate : null,
            certificate?.Issuer
        );
    }

    private static bool IsOutOfDate(X509ChainElement element) => Array.Exists(element.ChainElementStatus, IsOfTime);

    private static bool IsOfTime(X509ChainStatus status) => status.Status == X509ChainStatusFlags.NotTimeValid;

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension? alternatives = certificate
            .Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .FirstOrDefault();
        return alternatives is null
            ? [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)]
            : alternatives.EnumerateDnsNames().Concat(alternatives.EnumerateIPAddresses().Select(ip => ip.ToString()));
    }
}
