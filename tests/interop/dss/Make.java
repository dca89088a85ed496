// SPDX-License-Identifier: Apache-2.0
// DSS signs a PDF at every level, with the keys pyhanko/make.py left in a folder, for our verifier:
// Make FOLDER. The PDF is FOLDER/plain.pdf, what comes out FOLDER/dss-KEY-LEVEL.pdf. No network: the
// timestamp service is made here from its key, the lists of revoked certificates are read from the folder.
import java.io.File;
import java.io.FileInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;

public class Make {
    record Pair(PrivateKey key, List<CertificateToken> chain) {}

    public static void main(String[] words) throws Exception {
        File folder = new File(words[0]);
        Pair tsa = pair(new File(folder, "tsa.p12"));
        PAdESService service = new PAdESService(verifier(folder));
        service.setTspSource((algorithm, digest) -> stamp(tsa, algorithm, digest));
        for (String kind : List.of("rsa2048", "p256", "p384")) {
            Pair signer = pair(new File(folder, kind + ".p12"));
            for (String level : List.of("B", "T", "LT", "LTA")) {
                PAdESSignatureParameters wish = new PAdESSignatureParameters();
                wish.setSignatureLevel(SignatureLevel.valueOf("PAdES_BASELINE_" + level));
                wish.setDigestAlgorithm(DigestAlgorithm.SHA256);
                wish.setContentSize(16384);
                wish.setSigningCertificate(signer.chain().get(0));
                wish.setCertificateChain(signer.chain());
                DSSDocument plain = new FileDocument(new File(folder, "plain.pdf"));
                SignatureAlgorithm algorithm = SignatureAlgorithm.getAlgorithm(
                    kind.startsWith("rsa") ? EncryptionAlgorithm.RSA : EncryptionAlgorithm.ECDSA, DigestAlgorithm.SHA256);
                Signature hand = Signature.getInstance(algorithm.getJCEId());
                hand.initSign(signer.key());
                hand.update(service.getDataToSign(plain, wish).getBytes());
                service.signDocument(plain, wish, new SignatureValue(algorithm, hand.sign()))
                    .save(new File(folder, "dss-" + kind + "-B-" + level + ".pdf").getPath());
            }
        }
    }

    private static CommonCertificateVerifier verifier(File folder) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(folder, "root.pem")));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        verifier.setRevocationFallback(true);   // there is no OCSP to be asked before the lists
        verifier.setCrlSource(new ExternalResourcesCRLSource(Files.list(folder.toPath()).map(Object::toString)
            .filter(name -> name.endsWith(".crl.pem")).map(FileDocument::new).toArray(DSSDocument[]::new)));
        return verifier;
    }

    private static Pair pair(File file) throws Exception {
        char[] word = "kata sandi uji".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (FileInputStream stream = new FileInputStream(file)) {
            store.load(stream, word);
        }
        String alias = store.aliases().nextElement();
        List<CertificateToken> chain = new ArrayList<>();
        for (Certificate each : store.getCertificateChain(alias)) chain.add(new CertificateToken((X509Certificate) each));
        return new Pair((PrivateKey) store.getKey(alias, word), chain);
    }

    private static TimestampBinary stamp(Pair tsa, DigestAlgorithm algorithm, byte[] digest) {
        try {
            var calculators = new JcaDigestCalculatorProviderBuilder().build();
            var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", tsa.key(), tsa.chain().get(0).getCertificate());
            var sha256 = calculators.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                new ASN1ObjectIdentifier(DigestAlgorithm.SHA256.getOid())));
            var generator = new TimeStampTokenGenerator(signer, sha256, new ASN1ObjectIdentifier("2.25.1"));
            generator.addCertificates(new JcaCertStore(Arrays.asList(tsa.chain().stream().map(CertificateToken::getCertificate).toArray())));
            TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            TimeStampRequest request = asking.generate(new ASN1ObjectIdentifier(algorithm.getOid()), digest);
            return new TimestampBinary(generator.generate(request, BigInteger.valueOf(System.nanoTime()), new Date()).getEncoded());
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }
}
