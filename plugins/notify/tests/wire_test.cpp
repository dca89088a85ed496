// SPDX-License-Identifier: Apache-2.0
// A real mail server with STARTTLS and a login, and a real gateway.
#include <gtest/gtest.h>

#include "core/base/file.h"
#include "core/base/json.h"
#include "notify/wire/webhook.h"
#include "plugins/notify/tests/hook_server.h"
#include "plugins/notify/tests/smtp_server.h"

namespace notify {
namespace wire_test {

using core::Code;
using core::Error;

std::filesystem::path folder(const char* name) { return std::filesystem::path(testing::TempDir()) / name; }

Outgoing out(std::string address) {
    Outgoing out;
    out.id = MessageId::make({1});
    out.address = std::move(address);
    out.subject = "2 surat menunggu Anda";
    out.text = "2 surat menunggu Anda\n.\n- 1 Naskah masuk – segera\n\nhttps://naskah.example/notices\n";
    out.link = "https://naskah.example/notices";
    return out;
}

template <class F>
std::optional<Error> fault_of(F&& act) {
    try {
        act();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

class MailTest : public testing::Test {
  protected:
    void SetUp() override {
        if (!test::SmtpServer::available()) FAIL() << "python3-aiosmtpd is missing (packaging/debian-12.txt)";
        smtp = std::make_unique<test::SmtpServer>(
            folder(testing::UnitTest::GetInstance()->current_test_info()->name()));
    }
    std::unique_ptr<test::SmtpServer> smtp;
};

TEST_F(MailTest, arrives_over_tls_with_its_login) {
    Mail(smtp->server()).send(out("kadis@kota.go.id"));
    const auto mail = smtp->mail();
    ASSERT_EQ(mail.size(), 1u);
    EXPECT_NE(mail[0].find("X-Tls: yes"), std::string::npos);
    EXPECT_NE(mail[0].find("To: <kadis@kota.go.id>"), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find("Subject: " + header_words("2 surat menunggu Anda")), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find("Naskah masuk – segera"), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find("\r\n.\r\n- 1"), std::string::npos) << "a line with a dot alone ends nothing";
    EXPECT_NE(mail[0].find("Message-ID: <" + MessageId(out("").id).text().substr(0, 8)), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find("Auto-Submitted: auto-generated"), std::string::npos);
}

TEST_F(MailTest, files_go_with_the_text) {
    auto with = out("tu@bps.go.id");
    with.files.push_back({"tanda-terima.pdf", "application/pdf", {'%', 'P', 'D', 'F', 0, 0xFF}});
    Mail(smtp->server()).send(with);
    const auto mail = smtp->mail();
    ASSERT_EQ(mail.size(), 1u);
    EXPECT_NE(mail[0].find("multipart/mixed"), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find("tanda-terima.pdf"), std::string::npos) << mail[0];
    EXPECT_NE(mail[0].find(core::base64(with.files[0].bytes)), std::string::npos) << mail[0];
}

TEST_F(MailTest, tells_a_refused_address_from_a_busy_server) {
    Mail mail(smtp->server());
    const auto refused = fault_of([&] { mail.send(out("ditolak@kota.go.id")); });
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code(), Code::gone);
    EXPECT_EQ(refused->args(), (core::Args{{"code", "550"}}));
    const auto busy = fault_of([&] { mail.send(out("sibuk@kota.go.id")); });
    ASSERT_TRUE(busy);
    EXPECT_EQ(busy->code(), Code::upstream);
    EXPECT_TRUE(smtp->mail().empty());
}

TEST_F(MailTest, gives_no_password_to_whom_it_cannot_trust) {
    auto server = smtp->server();
    server.authorities.clear();
    const auto distrust = fault_of([&] { Mail(server).send(out("kadis@kota.go.id")); });
    ASSERT_TRUE(distrust);
    EXPECT_EQ(distrust->key(), "notify.error.mail_tls");
    server = smtp->server();
    server.security = MailServer::Security::none;
    EXPECT_TRUE(fault_of([&] { Mail(server).send(out("kadis@kota.go.id")); })) << "this server wants STARTTLS";
    server = smtp->server();
    core::write_whole(server.password, core::view("salah"));
    const auto wrong = fault_of([&] { Mail(server).send(out("kadis@kota.go.id")); });
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->code(), Code::upstream) << "the administrator's to mend, not the reader's";
    EXPECT_EQ(std::string(wrong->what()).find("salah"), std::string::npos);
    std::filesystem::remove(server.password);
    EXPECT_EQ(fault_of([&] { Mail(server).send(out("kadis@kota.go.id")); })->key(), "notify.error.mail_password");
    EXPECT_TRUE(smtp->mail().empty());
}

TEST_F(MailTest, says_when_nobody_answers) {
    auto server = smtp->server();
    smtp.reset();
    EXPECT_EQ(fault_of([&] { Mail(server).send(out("kadis@kota.go.id")); })->key(), "notify.error.mail_away");
}

TEST(Webhook, sends_json_with_token_and_signature) {
    test::HookServer hook;
    const auto secrets = folder("naskah_hook");
    std::filesystem::create_directories(secrets);
    core::write_whole(secrets / "whatsapp_token", core::view("token-rahasia\n"));
    core::write_whole(secrets / "whatsapp_key", core::view("kunci\n"));
    const Gateway gateway{Channel::whatsapp, hook.url(), R"({"to": "{{address}}", "message": "{{text}}", "ref": "{{id}}"})", 5, true};
    Webhook webhook(secrets);
    webhook.send(gateway, out("+6281200001111"));
    ASSERT_EQ(hook.seen().size(), 1u);
    const auto seen = hook.seen()[0];
    const auto json = core::json::parse(seen.body);
    EXPECT_EQ(json["to"], "+6281200001111");
    EXPECT_EQ(json["message"], out("").text);
    EXPECT_EQ(seen.headers.at("authorization"), "Bearer token-rahasia");
    EXPECT_EQ(seen.headers.at("x-naskah-signature"), "sha256=" + core::hex(hmac("kunci", seen.body)));
    EXPECT_EQ(seen.headers.at("idempotency-key"), json["ref"].get<std::string>());
    for (const int status : {404, 422}) {
        hook.answer(status);
        EXPECT_EQ(fault_of([&] { webhook.send(gateway, out("+62811")); })->code(), Code::gone) << status;
    }
    for (const int status : {401, 429, 503}) {
        hook.answer(status);
        EXPECT_EQ(fault_of([&] { webhook.send(gateway, out("+62811")); })->key(),
                  "notify.error.gateway_refused") << status;
    }
    std::filesystem::remove_all(secrets);
}

}  // namespace
}  // namespace notify
