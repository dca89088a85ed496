// SPDX-License-Identifier: Apache-2.0
// Trusted lists of ETSI TS 119 612: an invented one is read, kept, believed in its windows, and let go.
#undef OPENSSL_NO_DEPRECATED   // as trust_signature.cpp
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>

#include "core/base/error.h"
#include "signing/service/trust_lists.h"
#include "signing/service/trust_signature.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace trust_list_test {

using core::Bytes;
using test::key_of;
using test::world;

constexpr const char* types = "http://uri.etsi.org/TrstSvc/Svctype/";
constexpr const char* states = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";

std::string status(const std::string& state, const std::string& since) {
    return "<ServiceStatus>" + (states + state) + "</ServiceStatus><StatusStartingTime>" + since +
           "</StatusStartingTime>";
}

std::string service(const std::string& type, const Bytes& certificate, const std::string& now,
                    const std::string& past = "") {
    return "<TSPService><ServiceInformation><ServiceTypeIdentifier>" + (types + type) +
           "</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"de\">Dienst</Name><Name "
           "xml:lang=\"en\">Layanan</Name></ServiceName>"
           "<ServiceDigitalIdentity><DigitalId><X509Certificate>\n" +
           core::base64(certificate) + "\n</X509Certificate></DigitalId></ServiceDigitalIdentity>" + now +
           "</ServiceInformation>" +
           (past.empty()
                ? ""
                : "<ServiceHistory><ServiceHistoryInstance>" + past + "</ServiceHistoryInstance></ServiceHistory>") +
           "</TSPService>";
}

std::string list(const std::string& services, int sequence = 7) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tsl:TrustServiceStatusList "
           "xmlns:tsl=\"http://uri.etsi.org/02231/v2#\">"
           "<tsl:SchemeInformation><tsl:TSLSequenceNumber>" +
           std::to_string(sequence) +
           "</tsl:TSLSequenceNumber><tsl:SchemeOperatorName><tsl:Name xml:lang=\"en\">Badan Pengawas Negeri "
           "Contoh</tsl:Name>"
           "</tsl:SchemeOperatorName><tsl:SchemeTerritory>XC</tsl:SchemeTerritory>"
           "<tsl:ListIssueDateTime>2026-11-01T00:00:00Z</"
           "tsl:ListIssueDateTime><tsl:NextUpdate><tsl:dateTime>2027-05-01T00:00:00Z"
           "</tsl:dateTime></tsl:NextUpdate></"
           "tsl:SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation>"
           "<TSPName><Name xml:lang=\"en\">Penyelenggara Contoh</Name></TSPName></TSPInformation><TSPServices>" +
           services + "</TSPServices></TrustServiceProvider></TrustServiceProviderList></tsl:TrustServiceStatusList>";
}

const std::string long_ago = "2016-07-01T00:00:00Z";

check::Anchors of(const TrustList& read) {
    test::Folder folder;
    TrustLists lists(folder.path("lists"));
    lists.keep(read);
    check::Anchors out;
    lists.add_to(out);
    return out;
}

TEST(TrustList, is_read_with_edition_and_source) {
    const std::string xml = list(service("CA/QC", world().root.certificate(), status("granted", long_ago)) +
                                 service("Certstatus/OCSP", world().root.certificate(), status("granted", long_ago)));
    const TrustList read = read_trust_list(xml);
    EXPECT_EQ(read.name, "xc");
    EXPECT_EQ(read.operator_, "Badan Pengawas Negeri Contoh");
    EXPECT_EQ(read.sequence, 7);
    EXPECT_EQ(read.next_update, "2027-05-01T00:00:00Z");
    EXPECT_EQ(read.sha256, core::sha256(core::view(xml)).hex());
    ASSERT_EQ(read.services.size(), 1u) << "only what vouches for signers or timestamps";
    EXPECT_EQ(read.services[0].provider, "Penyelenggara Contoh");
    EXPECT_EQ(read.services[0].name, "Layanan");
    EXPECT_EQ(read.services[0].certificate, world().root.certificate());
}

TEST(TrustList, vouches_for_what_its_services_are) {
    const Bytes pdf = world().sign(test::letter(), "Sari");
    const auto said = [&](const std::string& services) {
        return check::inspect(pdf, of(read_trust_list(list(services))), world().now).sub_indication;
    };
    const Bytes root = world().root.certificate();
    const std::string signers = service("CA/QC", root, status("granted", long_ago));
    EXPECT_EQ(said(signers + service("TSA/QTST", root, status("granted", long_ago))), "");
    EXPECT_EQ(said(signers), "NO_CERTIFICATE_CHAIN_FOUND") << "nobody for the timestamp";
    EXPECT_EQ(said(service("TSA/QTST", root, status("granted", long_ago))), "NO_CERTIFICATE_CHAIN_FOUND");
}

TEST(TrustList, believes_each_service_in_its_windows) {
    const Bytes root = world().root.certificate();
    const auto windows = [&](const std::string& now, const std::string& past) {
        std::vector<std::string> out;
        for (const ListedService& one : read_trust_list(list(service("CA/QC", root, now, past) +
                                                             service("TSA/QTST", root, status("granted", long_ago))))
                                            .services)
            if (one.use == check::Use::signature)
                out.push_back(core::iso(one.from).substr(0, 10) + "/" +
                              (one.until.ms == INT64_MAX ? "" : core::iso(one.until).substr(0, 10)));
        return out;
    };
    using ::testing::ElementsAre;
    EXPECT_THAT(windows(status("granted", "2020-01-01T00:00:00Z"), ""), ElementsAre("2020-01-01/"));
    EXPECT_THAT(windows(status("granted", "2020-01-01T00:00:00Z"), status("accredited", long_ago)),
                ElementsAre("2016-07-01/"));
    EXPECT_THAT(windows(status("withdrawn", "2020-01-01T00:00:00Z"), status("granted", long_ago)),
                ElementsAre("2016-07-01/2020-01-01"));
    EXPECT_THAT(windows(status("granted", "2020-01-01T00:00:00Z"), status("withdrawn", long_ago)),
                ElementsAre("2020-01-01/"));
}

TEST(TrustList, refuses_what_is_none) {
    const std::string good = list(service("CA/QC", world().root.certificate(), status("granted", long_ago)));
    const auto said = [](const std::string& xml) { return key_of([&] { read_trust_list(xml); }); };
    EXPECT_EQ(said(good), "nothing thrown");
    EXPECT_EQ(said(""), "signing.error.trust_list");
    EXPECT_EQ(said("<html/>"), "signing.error.trust_list");
    EXPECT_EQ(said(good.substr(0, good.size() / 2)), "signing.error.trust_list");
    EXPECT_EQ(said("<!DOCTYPE a [<!ENTITY b \"c\">]>" + good), "signing.error.trust_list");
    EXPECT_EQ(said(list("")), "signing.error.trust_empty");
    EXPECT_EQ(said(list(service("CA/QC", {1, 2, 3}, status("granted", long_ago)))), "signing.error.trust_list");
    EXPECT_EQ(said(list(service("CA/QC", world().root.certificate(), status("granted", "kemarin")))),
              "signing.error.trust_list");
}

TEST(TrustList, is_kept_by_edition_and_let_go) {
    test::Folder folder;
    TrustLists server(folder.path("lists")), command(folder.path("lists"));
    EXPECT_TRUE(server.all().empty());
    const std::string services = service("CA/QC", world().root.certificate(), status("granted", long_ago));
    command.keep(read_trust_list(list(services, 7)));
    EXPECT_EQ(server.all().at(0).sequence, 7);
    command.keep(read_trust_list(list(services, 12)));
    ASSERT_EQ(server.all().size(), 1u);
    EXPECT_EQ(server.all()[0].sequence, 12);
    EXPECT_EQ(key_of([&] { command.keep(read_trust_list(list(services, 8))); }), "signing.error.trust_older");
    EXPECT_EQ(key_of([&] { command.remove("../ca"); }), "signing.error.trust_unknown");
    command.remove("xc");
    EXPECT_TRUE(server.all().empty());
    EXPECT_EQ(key_of([&] { command.remove("xc"); }), "signing.error.trust_unknown");
}

const std::string c14n = "\"http://www.w3.org/2001/10/xml-exc-c14n#\"";

std::string over(const std::string& what, const std::string& transforms) {
    return "<ds:Reference " + what + "><ds:Transforms>" + transforms + "<ds:Transform Algorithm=" + c14n +
           "/></ds:Transforms><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue/>"
           "</ds:Reference>";
}
// The whole list, and what XAdES says of the signature itself.
const std::string whole =
    over("URI=\"\"", "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>");
const std::string properties = over("URI=\"#xades\" Type=\"http://uri.etsi.org/01903#SignedProperties\"", "");

struct Operator {
    explicit Operator(test::Kind which = test::Kind::p256, const std::string& name = "Badan Pengawas Negeri Contoh")
        : kind(which), own(test::keypair(which, name)) {}

    std::string sign(std::string xml, const std::string& references = whole + properties) const {
        const std::string method = kind == test::Kind::p256 ? "ecdsa-sha256" : "rsa-sha256";
        const std::string signature =
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
            "<ds:CanonicalizationMethod Algorithm=" + c14n + "/><ds:SignatureMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#" + method + "\"/>" + references +
            "</ds:SignedInfo><ds:SignatureValue/><ds:Object>"
            "<x:Properties xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\" Id=\"xades\">"
            "<x:SigningTime>2026-11-01T00:00:00Z</x:SigningTime></x:Properties></ds:Object></ds:Signature>";
        xml.insert(xml.rfind("</tsl:"), signature);
        EXPECT_EQ(key_of([] { signed_list("", {}); }), "signing.error.trust_signer") << "the library is ready now";
        xmlDoc* document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, 0);
        xmlNode* node = xmlSecFindNode(xmlDocGetRootElement(document), xmlSecNodeSignature, xmlSecDSigNs);
        const xmlChar* ids[] = {BAD_CAST "Id", nullptr};
        xmlSecAddIDs(document, node, ids);
        xmlSecDSigCtx* context = xmlSecDSigCtxCreate(nullptr);
        context->signKey = xmlSecKeyCreate();
        EVP_PKEY_up_ref(own.key.get());
        xmlSecKeySetValue(context->signKey, xmlSecOpenSSLEvpKeyAdopt(own.key.get()));
        EXPECT_EQ(xmlSecDSigCtxSign(context, node), 0);
        xmlChar* text = nullptr;
        int size = 0;
        xmlDocDumpMemory(document, &text, &size);
        std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
        xmlFree(text);
        xmlSecDSigCtxDestroy(context);
        xmlFreeDoc(document);
        return out;
    }

    test::Kind kind;
    test::Keypair own;
};

std::string issued_now(int sequence = 7) {
    std::string xml = list(service("CA/QC", world().root.certificate(), status("granted", long_ago)), sequence);
    return xml.replace(xml.find("2026-11-01T00:00:00Z"), 20, core::iso(world().now).substr(0, 19) + "Z");
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    EXPECT_NE(text.find(what), std::string::npos) << what;
    return text.replace(text.find(what), what.size(), by);
}

struct SignedTrustList : ::testing::Test {
    test::Folder folder;
    TrustLists lists{folder.path("lists")};
    Operator own;

    std::string take(const std::string& xml, const std::vector<Bytes>& signers = {}, const std::string& sha256 = "") {
        return key_of([&] { lists.take({xml, "xc.xml", signers, sha256}); });
    }
    std::int64_t kept() { return lists.all().empty() ? 0 : lists.all()[0].sequence; }
};

TEST_F(SignedTrustList, is_taken_from_its_operator) {
    const Operator rsa(test::Kind::rsa_2048, "Pengawas Lama");
    ASSERT_EQ(take(own.sign(issued_now(7)), {rsa.own.certificate, own.own.certificate}), "nothing thrown");
    EXPECT_EQ(lists.all().at(0).signer, "Badan Pengawas Negeri Contoh");
    EXPECT_EQ(lists.all()[0].services.size(), 1u);
    // Both are asked from now on, and nobody else.
    EXPECT_EQ(take(rsa.sign(issued_now(8))), "nothing thrown");
    EXPECT_EQ(lists.all()[0].signer, "Pengawas Lama");
    EXPECT_EQ(take(Operator().sign(issued_now(9))), "signing.error.trust_signer");
    EXPECT_EQ(take(issued_now(9), {}, core::sha256(core::view(issued_now(9))).hex()), "signing.error.trust_unsigned");
    EXPECT_EQ(kept(), 8);
    lists.remove("xc");
    EXPECT_EQ(take(own.sign(issued_now(9))), "signing.error.trust_unpinned") << "who signs it was let go with it";
}

TEST_F(SignedTrustList, is_refused_when_it_is_not_as_it_was_signed) {
    const std::vector<Bytes> signers{own.own.certificate};
    ASSERT_EQ(take(own.sign(issued_now(7)), signers), "nothing thrown");
    const std::string good = own.sign(issued_now(8));
    EXPECT_EQ(take(replaced(good, "Penyelenggara Contoh", "Penyelenggara Contoj")), "signing.error.trust_altered");
    EXPECT_EQ(take(replaced(good, ">8<", ">9<")), "signing.error.trust_altered");
    EXPECT_EQ(take(replaced(good, "<x:SigningTime>2026", "<x:SigningTime>2027")), "signing.error.trust_altered");
    EXPECT_EQ(take(replaced(good, "</ds:SignatureValue>", "AA</ds:SignatureValue>")), "signing.error.trust_signer");
    EXPECT_EQ(take(issued_now(8)), "signing.error.trust_unsigned");
    EXPECT_EQ(take(own.sign(issued_now(8), properties)), "signing.error.trust_unsigned") << "signs itself alone";
    EXPECT_EQ(take(replaced(good, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE a []>")),
              "signing.error.trust_list");
    EXPECT_EQ(kept(), 7) << "the last good one stays";
    EXPECT_EQ(take(good), "nothing thrown");
    EXPECT_EQ(kept(), 8);
}

// A comment is no part of what is signed; what stands around it is read as one.
TEST_F(SignedTrustList, is_read_as_it_was_signed) {
    const std::string cut = replaced(own.sign(issued_now(12)), ">12<", ">1<!-- x -->2<");
    ASSERT_EQ(take(cut, {own.own.certificate}), "nothing thrown");
    EXPECT_EQ(kept(), 12);
}

TEST_F(SignedTrustList, needs_somebody_to_vouch_for_it) {
    const std::string xml = issued_now(7);
    EXPECT_EQ(take(xml), "signing.error.trust_unpinned");
    EXPECT_EQ(take(xml, {}, std::string(64, '0')), "signing.error.trust_digest");
    EXPECT_EQ(take(xml, {}, core::sha256(core::view(xml)).hex()), "nothing thrown");
    EXPECT_EQ(lists.all().at(0).signer, "");
    const std::string old = list(service("CA/QC", world().root.certificate(), status("granted", long_ago)), 8);
    const std::string before = replaced(old, "2026-11-01T00:00:00Z", "2019-11-01T00:00:00Z");
    EXPECT_EQ(take(own.sign(before), {own.own.certificate}), "signing.error.trust_signer_old");
}

}  // namespace
}  // namespace signing
