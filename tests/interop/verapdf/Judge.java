// SPDX-License-Identifier: Apache-2.0
// Asks veraPDF about each file under the part and level of PDF/A the file claims, and prints every
// rule that is broken. Ends with 1 when a file claims nothing or breaks a rule.
import java.io.File;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Judge {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int bad = 0;
        for (String name : names)
            if (!keepsItsPromise(new File(name))) ++bad;
        System.exit(bad == 0 ? 0 : 1);
    }

    private static boolean keepsItsPromise(File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file)) {
            PDFAFlavour claimed = parser.getFlavour();
            if (claimed == null || claimed == PDFAFlavour.NO_FLAVOUR) {
                System.out.println(file.getName() + ": claims no PDF/A");
                return false;
            }
            ValidationResult result =
                Foundries.defaultInstance().createValidator(claimed, 20, false, false, false).validate(parser);
            System.out.println(file.getName() + ": PDF/A-" + claimed.getId() + ", " + result.getTotalAssertions()
                + " checks, " + (result.isCompliant() ? "all pass" : "FAILS"));
            for (TestAssertion each : result.getTestAssertions())
                if (each.getStatus() == TestAssertion.Status.FAILED)
                    System.out.println("  " + each.getRuleId().getClause() + " test "
                        + each.getRuleId().getTestNumber() + ": " + each.getMessage() + "\n    at "
                        + each.getLocation().getContext());
            return result.isCompliant();
        }
    }
}
