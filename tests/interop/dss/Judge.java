// SPDX-License-Identifier: Apache-2.0
// Asks DSS about each file: ROOT FOLDER-OF-CRLS FILE... A line for each signature, with tabs: the file, the
// indication (with its sub-indication), the level DSS finds, what it says changed since. No network.
// Ends with 1 when one of them has not passed.
import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;

import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;

public class Judge {
    public static void main(String[] words) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(words[0])));
        DSSDocument[] lists = Files.list(new File(words[1]).toPath()).map(Object::toString)
            .filter(name -> name.endsWith(".crl.pem")).map(FileDocument::new).toArray(DSSDocument[]::new);
        int bad = 0;
        for (String name : Arrays.copyOfRange(words, 2, words.length)) {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            verifier.setAIASource(null);
            verifier.setCrlSource(new ExternalResourcesCRLSource(lists));
            if (!judge(new File(name), verifier)) ++bad;
        }
        System.exit(bad == 0 ? 0 : 1);
    }

    private static boolean judge(File file, CommonCertificateVerifier verifier) {
        try {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            Reports reports = validator.validateDocument();
            SimpleReport simple = reports.getSimpleReport();
            boolean good = true;
            for (String id : simple.getSignatureIdList()) {
                PDFRevisionWrapper revision = reports.getDiagnosticData().getSignatureById(id).getPDFRevision();
                good &= say(file, simple.getIndication(id), simple.getSubIndication(id),
                    simple.getSignatureFormat(id) + "\t" + changes(revision));
            }
            return simple.getSignatureIdList().isEmpty() ? say(file, Indication.NO_SIGNATURE_FOUND, null, "-\t-") : good;
        } catch (Exception fault) {
            System.out.println(file.getName() + "\tFAULT\t" + fault.getClass().getSimpleName() + "\t" + fault.getMessage());
            return false;
        }
    }

    private static String changes(PDFRevisionWrapper revision) {
        return !revision.getPdfUndefinedChanges().isEmpty() ? "undefined"
            : !revision.getPdfAnnotationChanges().isEmpty() ? "annotations"
            : !revision.getPdfSignatureOrFormFillChanges().isEmpty() ? "forms and signatures"
            : !revision.getPdfExtensionChanges().isEmpty() ? "extension" : "none";
    }

    private static boolean say(File file, Indication indication, SubIndication why, String rest) {
        System.out.println(file.getName() + "\t" + indication + (why == null ? "" : ":" + why) + "\t" + rest);
        return indication == Indication.TOTAL_PASSED;
    }
}
