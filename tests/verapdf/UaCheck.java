import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks files against veraPDF's rules for PDF/UA-1 and prints one line for each:
 * "ok", a tab, the number of checks, a tab and the file; or "failed", a tab, what failed, a tab
 * and the file. The rules come with veraPDF as XML; the JDK's parser reads them, because the one
 * that veraPDF would use needs classes that its command line does not carry.
 */
public final class UaCheck {
    private static final String RULES = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;

    private UaCheck() {
    }

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile rules = rules();
        System.out.println("rules\t" + rules.getRules().size());
        for (String file : files) {
            System.out.println(check(file, rules) + "\t" + file);
        }
    }

    private static String check(String file, ValidationProfile rules) {
        try (InputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, FLAVOUR);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(rules, 10, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant() && result.getTotalAssertions() > 0) {
                return "ok\t" + result.getTotalAssertions();
            }
            Set<String> failures = new HashSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.add(assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " "
                            + assertion.getMessage().replaceAll("\\s+", " "));
                }
            }
            List<String> sorted = new ArrayList<>(failures);
            sorted.sort(null);
            return "failed\t" + String.join("; ", sorted);
        } catch (Exception | LinkageError error) {
            return "failed\t" + error.toString().replaceAll("\\s+", " ");
        }
    }

    private static ValidationProfile rules() throws Exception {
        org.w3c.dom.Document xml;
        try (InputStream source = UaCheck.class.getResourceAsStream(RULES)) {
            xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(xml.getElementsByTagName("rule"))) {
            Element id = elements(rule.getElementsByTagName("id")).get(0);
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"),
                    Boolean.valueOf(rule.getAttribute("deferred")),
                    rule.getAttribute("tags"),
                    text(rule, "description"),
                    text(rule, "test"),
                    Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()),
                    new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(xml.getElementsByTagName("variable"))) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return Profiles.profileFromValues(
                FLAVOUR,
                Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent.getElementsByTagName(name));
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
