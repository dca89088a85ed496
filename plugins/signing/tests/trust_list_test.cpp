// SPDX-License-Identifier: Apache-2.0
// Trusted lists of ETSI TS 119 612: an invented one is read, kept, believed in its windows, and let go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "signing/service/trust_lists.h"
#include "signing/tests/opinion.h"

namespace signing {
namespace {

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

}  // namespace
}  // namespace signing
