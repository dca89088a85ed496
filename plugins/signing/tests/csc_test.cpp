// SPDX-License-Identifier: Apache-2.0
// The client of remote signing services, against one of ours that signs really and keeps its rules.
#include "signing/seal/csc.h"

#include <signal.h>

#include <cstdio>

#include "signing/seal/value.h"
#include "signing/tests/opinion.h"
#include "tests/support/csc_server.h"

namespace signing {
namespace csc_test {

using core::Bytes;
using core::Secret;
using seal::Csc;
using seal::CscKey;
using test::key_of;
using test::keypair;
using test::Kind;
using tests::CscFault;
using tests::CscServer;

const Bytes attributes{0x31, 0x03, 0x02, 0x01, 0x07};
Secret secret(const char* text) { return Secret(std::string(text)); }

// Keys are slow to make.
const test::Keypair& pair_of(Kind kind) {
    static const test::Keypair rsa = keypair(Kind::rsa_2048, "Walikota Contoh");
    static const test::Keypair curve = keypair(Kind::p256, "Walikota Contoh");
    return kind == Kind::p256 ? curve : rsa;
}

CscServer::Key key_of_kind(Kind kind) {
    CscServer::Key out;
    out.key = pair_of(kind).key.get();
    out.certificates = {pair_of(kind).certificate, test::world().issuing.certificate(),
                        test::world().root.certificate()};
    out.algorithms = {kind == Kind::p256 ? "1.2.840.10045.4.3.2" : "1.2.840.113549.1.1.1"};
    return out;
}

class Versions : public testing::TestWithParam<int> {
  protected:
    Versions() : server(GetParam()) { server.add("A1", key_of_kind(Kind::p256)); }
    std::shared_ptr<Csc> service(std::chrono::seconds limit = std::chrono::seconds(20)) const {
        return std::make_shared<Csc>(seal::CscAddress{server.base(), "naskah", limit},
                                     secret("rahasia & uji"));
    }
    std::unique_ptr<seal::Session> open(const char* pin = CscServer::pin, const char* otp = "",
                                        const char* id = "A1") const {
        return CscKey(service(), id, secret(otp)).open(secret(pin));
    }
    // The word key of opening and signing once.
    std::string fault(const char* pin = CscServer::pin, const char* otp = "") const {
        return key_of([&] { open(pin, otp)->sign(attributes); });
    }
    CscServer server;
};
INSTANTIATE_TEST_SUITE_P(Csc, Versions, testing::Values(1, 2));

TEST_P(Versions, sign_a_pdf_that_others_confirm) {
    server.add("B1", key_of_kind(Kind::rsa_2048));
    CscServer::Key raw = key_of_kind(Kind::p256);
    raw.raw_ecdsa = true;
    raw.binds_hashes = true;
    server.add("C1", raw);
    for (const char* id : {"A1", "B1", "C1"}) {
        const auto session = open(CscServer::pin, "", id);
        ASSERT_EQ(session->chain().size(), 1u);
        test::expect_others_confirm(test::signed_by(*session));
    }
}

TEST_P(Versions, tell_of_themselves_and_list_credentials) {
    for (const char* id : {"A2", "A3", "A4", "A5"}) server.add(id, key_of_kind(Kind::p256));
    const auto csc = service();
    const seal::CscInfo info = csc->info();
    EXPECT_EQ(info.specs, GetParam() == 1 ? "1.0.4.0" : "2.0.0.2");
    EXPECT_THAT(info.methods, testing::Contains("signatures/signHash"));
    EXPECT_THAT(csc->credentials("budi"), testing::ElementsAre("A1", "A2", "A3", "A4", "A5"));
    EXPECT_EQ(server.seen().tokens, 1);
}

TEST_P(Versions, access) {
    const auto csc = service();
    csc->credential("A1");
    server.tell(CscFault::token_old);
    csc->credential("A1");
    EXPECT_EQ(server.seen().tokens, 2);
    server.tell(CscFault::token_away);
    EXPECT_EQ(fault(), "signing.error.csc_access");
    Csc fixed({server.base(), "", std::chrono::seconds(20)}, secret("lambang-tetap"));
    EXPECT_EQ(fixed.credential("A1").id, "A1");
    Csc other({server.base(), "", std::chrono::seconds(20)}, secret("lain"));
    EXPECT_EQ(key_of([&] { other.credential("A1"); }), "signing.error.csc_access");
}

TEST_P(Versions, a_wrong_pin_is_sent_once) {
    EXPECT_EQ(key_of([&] { open("111111"); }), "signing.error.passphrase");
    EXPECT_EQ(key_of([&] { open(""); }), "signing.error.passphrase");
    EXPECT_EQ(server.seen().wrong_secrets, 1);
    CscServer::Key bound = key_of_kind(Kind::p256);
    bound.binds_hashes = true;
    server.add("A1", bound);
    const auto session = open("111111");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(key_of([&] { session->sign(attributes); }),
                  i == 0 ? "signing.error.passphrase" : "signing.error.passphrase_spent");
    EXPECT_EQ(server.seen().wrong_secrets, 2);
    EXPECT_EQ(server.seen().signatures, 0);
}

TEST_P(Versions, a_pin_of_any_characters_arrives_whole) {
    CscServer::Key key = key_of_kind(Kind::p256);
    key.own_pin = "24\"68\\10\n\x01 \xc3\xa9";
    server.add("A1", key);
    EXPECT_EQ(fault(key.own_pin.c_str()), "nothing thrown");
}

TEST_P(Versions, one_time_passwords) {
    CscServer::Key asks = key_of_kind(Kind::p256);
    asks.asks_otp = true;
    server.add("A1", asks);
    const auto csc = service();
    csc->send_otp(csc->credential("A1"));
    EXPECT_EQ(server.seen().passwords_sent, 1);
    EXPECT_EQ(fault(), "signing.error.csc_otp");
    EXPECT_EQ(fault(CscServer::pin, "999999"),
              GetParam() == 1 ? "signing.error.csc_otp" : "signing.error.csc_secret");
    const auto session = open(CscServer::pin, CscServer::otp);
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(key_of([&] { session->sign(attributes); }), "signing.error.one_time_spent");
    asks.asks_pin = false;
    server.add("A1", asks);
    EXPECT_EQ(fault("", "999999"), "signing.error.csc_otp");
}

TEST_P(Versions, an_expired_authorization_is_asked_for_again_once) {
    const auto session = open();
    server.tell(CscFault::sad_expired_once);
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(server.seen().authorizations, 2);
    server.tell(CscFault::sad_expired);
    EXPECT_EQ(fault(), "signing.error.csc_expired");
}

TEST_P(Versions, each_way_to_fail_has_its_word) {
    const std::pair<CscFault, const char*> table[] = {
        {CscFault::wrong_count, "csc_bad"},  {CscFault::wrong_value, "key_wrong"},
        {CscFault::pin_locked, "pin_locked"}, {CscFault::server_error, "csc_away"},
        {CscFault::not_json, "csc_bad"},     {CscFault::not_object, "csc_bad"},
        {CscFault::no_list, "csc_disabled"}, {CscFault::pending, "csc_elsewhere"},
        {CscFault::busy, "csc_busy"},
    };
    for (const auto& [fails, key] : table) {
        server.tell(fails);
        EXPECT_EQ(fault(), std::string("signing.error.") + key);
    }
    server.tell(CscFault::none);
    const auto csc = service();
    const seal::CscCredential key = csc->credential("A1");
    server.tell(CscFault::no_list);
    EXPECT_EQ(key_of([&] { csc->sign(key, "SAD-1", {core::sha256("a")}); }),
              "signing.error.csc_bad");
    EXPECT_EQ(key_of([&] { csc->authorize(key, {}, 1, CscServer::pin, ""); }),
              "signing.error.csc_bad");
}

TEST_P(Versions, a_slow_service_is_left) {
    const auto csc = service(std::chrono::seconds(1));
    server.tell(CscFault::slow);
    EXPECT_EQ(key_of([&] { csc->info(); }), "signing.error.csc_away");
}

TEST_P(Versions, many_digests_with_one_pin) {
    CscServer::Key bound = key_of_kind(Kind::rsa_2048);
    bound.binds_hashes = true;
    bound.multisign = 3;
    server.add("A1", bound);
    const auto csc = service();
    seal::CscCredential key = csc->credential("A1");
    std::vector<core::Digest> digests;
    for (int i = 0; i < 7; ++i) digests.push_back(core::sha256("naskah " + std::to_string(i)));
    const auto made = csc->sign_all(key, digests, CscServer::pin, "");
    ASSERT_EQ(made.size(), 7u);
    for (std::size_t i = 0; i < made.size(); ++i)
        EXPECT_TRUE(seal::holds(key.certificate, digests[i], made[i]));
    EXPECT_EQ(server.seen().authorizations, 3);
    EXPECT_EQ(server.seen().signatures, 7);

    const std::string other = csc->authorize(key, {digests[0]}, 1, CscServer::pin, "");
    EXPECT_EQ(key_of([&] { csc->sign(key, other, {digests[1]}); }), "signing.error.csc_hash");

    bound.asks_otp = true;
    server.add("A1", bound);
    key = csc->credential("A1");
    EXPECT_EQ(key_of([&] { csc->sign_all(key, digests, CscServer::pin, CscServer::otp); }),
              "signing.error.csc_many");
    EXPECT_EQ(server.seen().authorizations, 4);
    digests.resize(3);
    EXPECT_EQ(csc->sign_all(key, digests, CscServer::pin, CscServer::otp).size(), 3u);
    EXPECT_EQ(server.seen().authorizations, 5);
}

// The owner gives leave on a page of the service; the code he brings back is worth it once, to whoever asked.
TEST_P(Versions, leave_given_on_a_page_of_the_service) {
    CscServer::Key paged = key_of_kind(Kind::p256);
    paged.mode = "oauth2code";
    paged.binds_hashes = true;
    paged.multisign = 2;
    server.add("A1", paged);
    const auto csc = service();
    const seal::CscCredential key = csc->credential("A1");
    ASSERT_TRUE(key.by_page);
    const std::vector<Bytes> letters{{0x31, 0x01}, {0x31, 0x02}};
    const std::vector<core::Digest> digests{core::sha256(letters[0]), core::sha256(letters[1])};
    const auto asked = [] {
        return seal::PermissionAsk{"https://naskah.example/signing/permit", "keadaan", secret("bukti yang panjang sekali")};
    };
    const auto code_of = [&](const seal::PermissionAsk& ask) {
        const std::string back = server.visit(csc->permission_page(key, digests, ask));
        EXPECT_THAT(back, testing::StartsWith("https://naskah.example/signing/permit?state=keadaan&code="));
        return back.substr(back.rfind('=') + 1);
    };
    seal::CscByPage session(csc, key);
    EXPECT_EQ(key_of([&] { session.sign_all(letters); }), "signing.error.by_page");
    const auto ask = asked();
    const std::string code = code_of(ask);
    session.permit(code, ask);
    const auto made = session.sign_all(letters);
    for (std::size_t i = 0; i < made.size(); ++i) EXPECT_TRUE(seal::holds(key.certificate, digests[i], made[i]));
    EXPECT_EQ(key_of([&] { session.sign_all(letters); }), "signing.error.by_page") << "once";
    EXPECT_EQ(key_of([&] { session.permit(code, ask); }), "signing.error.csc_permission") << "and the code too";
    const std::string stolen = code_of(ask);
    auto thief = asked();
    thief.verifier = secret("tebakan");
    EXPECT_EQ(key_of([&] { session.permit(stolen, thief); }), "signing.error.csc_permission");
    session.permit(code_of(ask), ask);
    EXPECT_EQ(key_of([&] { session.sign(attributes); }), "signing.error.csc_hash") << "for those digests only";
    EXPECT_EQ(key_of([&] { csc->permission_page(key, std::vector<core::Digest>(3, digests[0]), ask); }), "signing.error.csc_many");
    Csc fixed({server.base(), "", std::chrono::seconds(20)}, secret("lambang-tetap"));
    EXPECT_EQ(key_of([&] { fixed.permission_page(key, digests, ask); }), "signing.error.csc_no_client");
}

TEST_P(Versions, credentials_that_cannot_be_used) {
    EXPECT_EQ(key_of([&] { open(CscServer::pin, "", "tidak ada"); }),
              "signing.error.csc_credential");
    CscServer::Key key = key_of_kind(Kind::p256);
    key.enabled = false;
    server.add("A1", key);
    EXPECT_EQ(fault(), "signing.error.csc_disabled");
    key.enabled = true;
    key.mode = "oauth2code";
    server.add("A1", key);
    EXPECT_EQ(fault(), "signing.error.by_page");
    key = key_of_kind(Kind::p256);
    key.algorithms = {"1.2.840.113549.1.1.11"};
    server.add("A1", key);
    EXPECT_EQ(fault(), "signing.error.key_kind");
    key = key_of_kind(Kind::p256);
    key.certificates = {Bytes{0x30, 0x00}};
    server.add("A1", key);
    EXPECT_EQ(fault(), "signing.error.key_certificate");
}

TEST(CscAddresses, are_https_and_name_the_version) {
    const auto told = [](const char* base) {
        return key_of([&] { Csc({base, "", std::chrono::seconds(1)}, secret("x")); });
    };
    for (const char* base : {"http://contoh.go.id/csc/v1", "https://contoh.go.id", "", "/csc/v1",
                             "ftp://contoh.go.id/csc/v2", "https://a:b@contoh.go.id/csc/v1"})
        EXPECT_EQ(told(base), "signing.error.csc_address") << base;
    for (const char* base : {"https://contoh.go.id/csc/v1", "https://contoh.go.id/csc/v2/",
                             "http://127.0.0.1:8080/csc/v1"})
        EXPECT_EQ(told(base), "nothing thrown") << base;
}

// A service with a certificate nobody vouches for gets no request at all.
TEST(CscAddresses, a_service_that_cannot_prove_its_name_is_not_asked) {
    const test::Folder folder;
    ASSERT_EQ(test::run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
                        "-subj /CN=localhost -keyout " + folder.path("key") + " -out " +
                        folder.path("cert")).code, 0);
    FILE* out = ::popen(("echo $$; exec timeout 20 openssl s_server -accept 127.0.0.1:0 -www -naccept 1 -key " +
                         folder.path("key") + " -cert " + folder.path("cert") + " 2>&1").c_str(), "r");
    char line[512] = {};
    ASSERT_NE(std::fgets(line, sizeof line, out), nullptr);
    const auto process = static_cast<pid_t>(std::atoi(line));
    std::string port;
    while (port.empty() && std::fgets(line, sizeof line, out) != nullptr)
        if (const std::string text(line); text.starts_with("ACCEPT"))
            port = text.substr(text.rfind(':') + 1, text.find_last_not_of(" \n") - text.rfind(':'));
    Csc csc({"https://localhost:" + port + "/csc/v1", "", std::chrono::seconds(20)}, secret("x"));
    EXPECT_EQ(key_of([&] { csc.info(); }), "signing.error.csc_away");
    std::string told;
    while (std::fgets(line, sizeof line, out) != nullptr) told += line;
    ::kill(process, SIGTERM);
    ::pclose(out);
    EXPECT_THAT(told, testing::HasSubstr("alert"));
}

}  // namespace
}  // namespace signing
