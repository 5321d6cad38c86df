using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EduEtl.Notifying.Smtp;

/// <param name="WrongName">The certificate is sound but made for other names.</param>
/// <param name="Names">The names it is made for.</param>
/// <param name="Reasons">.NET's names for what speaks against its chain.</param>
internal sealed record BadCertificate(bool WrongName, string Names, string Reasons)
{
    public static BadCertificate From(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        IEnumerable<string> reasons = chain is null
            ? []
            : chain.ChainStatus.Select(status => status.Status.ToString()).Distinct();
        return new(
            errors == SslPolicyErrors.RemoteCertificateNameMismatch,
            certificate is X509Certificate2 known ? string.Join(", ", NamesOf(known)) : "",
            string.Join(", ", reasons.DefaultIfEmpty(errors.ToString()))
        );
    }

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
