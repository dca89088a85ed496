// SPDX-License-Identifier: Apache-2.0
// Revocation information over http: from the addresses certificates name, at hosts allowed, in bounds.
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "signing/pades/dss.h"
#include "signing/tests/evidence_kit.h"

namespace signing {
namespace evidence_source_test {

using core::Bytes;
using core::pki::Authority;
using core::pki::KeyKind;
using pades::HttpEvidence;
using test::world;
using test::years;

// An authority's site: /ocsp, /list.crl, /ca.cer, /moved (elsewhere) and /huge.
struct Site {
    Site()
        : socket(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server(new Factory(*this), socket, new Poco::Net::HTTPServerParams) {
        server.start();
    }
    ~Site() { server.stopAll(true); }
    std::string place() const { return "127.0.0.1:" + std::to_string(socket.address().port()); }
    std::string url(const std::string& path) const { return "http://" + place() + path; }

    struct Handler final : Poco::Net::HTTPRequestHandler {
        explicit Handler(Site& of) : site(of) {}
        void handleRequest(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response) override {
            ++site.asked;
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            const std::string path = request.getURI();
            if (path == "/moved") return response.redirect(site.url("/list.crl"));
            Bytes answer;
            if (path == "/ocsp") answer = site.ocsp(core::view(body));
            if (path == "/list.crl") answer = site.list;
            if (path == "/ca.cer") answer = site.certificate;
            if (path == "/huge") answer.assign(3u << 20, 0x30);
            response.setContentLength(static_cast<std::streamsize>(answer.size()));
            response.send().write(core::chars(answer).data(), static_cast<std::streamsize>(answer.size()));
        }
        Site& site;
    };
    struct Factory final : Poco::Net::HTTPRequestHandlerFactory {
        explicit Factory(Site& of) : site(of) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
            return new Handler(site);
        }
        Site& site;
    };

    std::function<Bytes(core::ByteView)> ocsp;
    Bytes list, certificate;
    std::atomic<int> asked = 0;
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

// An issuing authority whose certificates tell of the site, and a signer under it.
struct Office {
    Office()
        : issuing(world().root.issuing({"Penerbit Jauh", "Kota Contoh"}, years(1, 10), KeyKind::ec_p256)),
          responder(issuing.ocsp_signing({"Penjawab", ""}, years(1, 1), KeyKind::ec_p256), issuing.certificate(),
                    [](const std::string&) {
                        return core::pki::OcspResponder::Status{core::pki::OcspResponder::State::good, {}};
                    },
                    world().clock) {
        site.certificate = issuing.certificate();
        site.list = issuing.crl({}, world().now, world().now + std::chrono::hours(24), 1);
        site.ocsp = [this](core::ByteView request) { return responder.answer(request); };
    }
    Bytes leaf(const std::string& ocsp, const std::string& crl) {
        issuing.publish({ocsp, crl, site.url("/ca.cer")});
        return issuing.person({"Jauh", "Kota Contoh"}, years(1, 2), KeyKind::ec_p256).certificate;
    }
    Site site;
    Authority issuing;
    core::pki::OcspResponder responder;
};

// The path's upper half from inside, so that only the signer is asked about over http.
struct Half final : pades::EvidenceSource {
    explicit Half(HttpEvidence& over) : http(over), local(answering.source()) {}
    Bytes ocsp(core::ByteView own, core::ByteView issuer, core::ByteView request) override {
        Bytes there = local.ocsp(own, issuer, request);
        return there.empty() ? http.ocsp(own, issuer, request) : there;
    }
    Bytes crl(core::ByteView own, core::ByteView issuer) override {
        Bytes there = local.crl(own, issuer);
        return there.empty() ? http.crl(own, issuer) : there;
    }
    Bytes issuer_of(core::ByteView own) override { return http.issuer_of(own); }
    HttpEvidence& http;
    test::Answering answering;
    pades::LocalEvidence local;
};

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& fault) {
        return fault.key();
    }
    return "nothing thrown";
}

pades::Evidence prove(const Bytes& certificate, pades::EvidenceSource& source) {
    const std::vector<Bytes> anchors = test::trusted();
    pades::Gathering gathering(anchors, source, world().now, {});
    gathering.prove({certificate, world().now});
    return gathering.used();
}

TEST(HttpEvidence, is_had_where_certificates_say) {
    Office office;
    HttpEvidence http({office.site.place()});
    Half source(http);
    // Not even the issuer's certificate is known beforehand.
    const auto all = prove(office.leaf(office.site.url("/ocsp"), office.site.url("/list.crl")), source);
    EXPECT_EQ(all.ocsps.size(), 2u);         // signer and issuing authority
    EXPECT_EQ(all.crls.size(), 2u);
    EXPECT_EQ(all.certificates.size(), 5u);  // with the root, and two responders
    const auto lists = prove(office.leaf("", office.site.url("/list.crl")), source);
    EXPECT_EQ(lists.ocsps.size(), 1u);
    EXPECT_EQ(lists.crls.size(), 2u);
}

TEST(HttpEvidence, nobody_else_is_asked) {
    Office office;
    const Bytes leaf = office.leaf(office.site.url("/ocsp"), office.site.url("/list.crl"));
    for (const std::vector<std::string>& hosts :
         std::vector<std::vector<std::string>>{{}, {"127.0.0.1"}, {"127.0.0.1:1"}, {"example.invalid"}}) {
        HttpEvidence http(hosts);
        EXPECT_TRUE(http.ocsp(leaf, {}, core::view("x")).empty());
        EXPECT_TRUE(http.crl(leaf, {}).empty());
        EXPECT_TRUE(http.issuer_of(leaf).empty());
    }
    EXPECT_EQ(office.site.asked, 0);
    HttpEvidence http({office.site.place()});
    EXPECT_TRUE(http.crl(office.leaf("", "https://" + office.site.place() + "/list.crl"), {}).empty());
    EXPECT_TRUE(http.crl(office.leaf("", "file:///etc/passwd"), {}).empty());
    EXPECT_EQ(office.site.asked, 0);
    EXPECT_TRUE(http.crl(office.leaf("", office.site.url("/moved")), {}).empty());
    EXPECT_EQ(office.site.asked, 1);
}

TEST(HttpEvidence, stays_in_its_bounds) {
    Office office;
    HttpEvidence::Limits small;
    small.largest = 1u << 20;
    HttpEvidence narrow({office.site.place()}, small);
    EXPECT_TRUE(narrow.crl(office.leaf("", office.site.url("/huge")), {}).empty());
    EXPECT_FALSE(narrow.crl(office.leaf("", office.site.url("/list.crl")), {}).empty());
    // An address is asked once.
    const int before = office.site.asked;
    narrow.crl(office.leaf("", office.site.url("/list.crl")), {});
    EXPECT_EQ(office.site.asked, before);
    HttpEvidence::Limits few;
    few.most = 1;
    HttpEvidence tired({office.site.place()}, few);
    EXPECT_FALSE(tired.crl(office.leaf("", office.site.url("/list.crl")), {}).empty());
    EXPECT_TRUE(tired.issuer_of(office.leaf("", "")).empty());
    HttpEvidence::Limits none;
    none.total = std::chrono::seconds(0);
    HttpEvidence late({office.site.place()}, none);
    EXPECT_TRUE(late.crl(office.leaf("", office.site.url("/list.crl")), {}).empty());
}

TEST(HttpEvidence, a_wrong_answer_is_none) {
    Office office;
    HttpEvidence http({office.site.place()});
    Half source(http);
    office.site.ocsp = [](core::ByteView) { return Bytes{1, 2, 3}; };
    office.site.list = world().issuing.crl({}, world().now, world().now + std::chrono::hours(24), 1);
    const Bytes leaf = office.leaf(office.site.url("/ocsp"), office.site.url("/list.crl"));
    EXPECT_EQ(key_of([&] { prove(leaf, source); }), "signing.error.evidence_away");
    HttpEvidence again({office.site.place()});
    Half other(again);
    office.site.certificate = world().issuing.certificate();
    EXPECT_EQ(key_of([&] { prove(leaf, other); }), "signing.error.evidence_path");
}

}  // namespace
}  // namespace signing
