// SPDX-License-Identifier: Apache-2.0
// What may leave the house, by the access class of the letter; wishes; gateways.
#include <gtest/gtest.h>

#include "notify/domain/gateway.h"
#include "notify/domain/message.h"
#include "notify/service/wording.h"
#include "notify/wire/mail.h"
#include "notify/wire/webhook.h"

namespace notify {
namespace message_test {

using classification::AccessClass;

const Kind arrived{"incoming.arrived", "incoming.notice.arrived"};
const Kind urgent{"incoming.disposed", "incoming.notice.disposed", true, Mode::now, Mode::digest};

Told told(const Kind& kind, AccessClass access, std::string title = "Rapat koordinasi") {
    return {&kind, {std::move(title), "/incoming/1", access}, "/incoming/1"};
}

std::string all_of(const Telling& telling) {
    const core::words::Words words{};   // keys stand for their sentences
    const auto out = worded(telling, words.in("id"), "Pemkot", "https://naskah.example");
    return out.subject + "\n" + out.text + "\n" + out.link;
}

TEST(Message, tells_the_title_of_ordinary_letters_alone) {
    const auto open = all_of(tell_of(told(arrived, AccessClass::ordinary)));
    EXPECT_NE(open.find("Rapat koordinasi"), std::string::npos);
    EXPECT_NE(open.find("https://naskah.example/incoming/1"), std::string::npos);
    for (const auto access : {AccessClass::limited, AccessClass::secret, AccessClass::top_secret}) {
        const auto closed = all_of(tell_of(told(urgent, access)));
        EXPECT_EQ(closed.find("Rapat"), std::string::npos);
        EXPECT_EQ(closed.find("incoming"), std::string::npos) << "neither its kind nor its page";
        EXPECT_NE(closed.find("https://naskah.example/notices"), std::string::npos);
    }
}

TEST(Message, a_digest_counts_all_and_names_the_kinds_of_open_ones) {
    const auto telling = tell_of({told(arrived, AccessClass::ordinary), told(urgent, AccessClass::ordinary),
                                  told(urgent, AccessClass::ordinary), told(arrived, AccessClass::top_secret)});
    EXPECT_EQ(telling.count, 4);
    ASSERT_EQ(telling.kinds.size(), 2u);
    EXPECT_EQ(telling.kinds[0].word, "incoming.notice.disposed");
    EXPECT_EQ(telling.kinds[0].count, 2);
    EXPECT_EQ(telling.kinds[1].count, 1) << "the closed one is counted above alone";
    EXPECT_EQ(all_of(telling).find("Rapat"), std::string::npos);
}

TEST(Wishes, the_persons_word_goes_before_the_houses_and_the_kinds) {
    EXPECT_EQ(wanted(arrived, Channel::email, {}, {}), Mode::digest);
    EXPECT_EQ(wanted(urgent, Channel::telegram, {}, {}), Mode::digest);
    const Wishes house{{{"incoming.arrived", Channel::email}, Mode::now}};
    EXPECT_EQ(wanted(arrived, Channel::email, {}, house), Mode::now);
    EXPECT_EQ(wanted(arrived, Channel::email, {{{"incoming.arrived", Channel::email}, Mode::never}}, house),
              Mode::never);
    EXPECT_TRUE(shown_on_pages(arrived, {}, {}));
    EXPECT_FALSE(shown_on_pages(arrived, {}, {{{"incoming.arrived", std::nullopt}, Mode::never}}));
    EXPECT_TRUE(shown_on_pages(arrived, {{{"incoming.arrived", std::nullopt}, Mode::now}},
                               {{{"incoming.arrived", std::nullopt}, Mode::never}}));
}

TEST(Gateway, fills_strings_and_nothing_else) {
    Gateway gateway{Channel::whatsapp, "https://gerbang.example/kirim",
                    R"({"to": "{{address}}", "data": {"body": ["{{text}} {{link}}"], "keep": 3}})", 10, true};
    EXPECT_TRUE(faults_of(gateway).empty());
    const auto body = core::json::parse(filled(gateway,
                                               {"+62811", "satu\" , \"x\": \"{{link}}", "https://n/notices", "7"}));
    EXPECT_EQ(body["to"], "+62811");
    EXPECT_EQ(body["data"]["body"][0], "satu\" , \"x\": \"{{link}} https://n/notices") << "a value is not filled again";
    EXPECT_EQ(body["data"].size(), 2u);
}

TEST(Gateway, names_what_is_wrong) {
    const auto fault = [](std::string url, std::string body) {
        const auto all = faults_of({Channel::whatsapp, std::move(url), std::move(body), 10, true});
        return all.empty() ? std::string() : all[0].field + " " + all[0].key;
    };
    const std::string good = R"({"a": "{{address}}", "b": "{{text}}"})";
    EXPECT_EQ(fault("https://a", good), "");
    EXPECT_EQ(fault("ftp://a", good), "url notify.fault.url");
    EXPECT_EQ(fault("https://a", "{"), "body notify.fault.body");
    EXPECT_EQ(fault("https://a", "[\"{{address}}{{text}}\"]"), "body notify.fault.body");
    EXPECT_EQ(fault("https://a", R"({"a": "{{text}}"})"), "body notify.fault.places");
}

TEST(Gateway, takes_addresses_as_each_channel_writes_them) {
    EXPECT_FALSE(fault_of(Channel::email, "rina.kartika@pangkalpinangkota.go.id"));
    for (const char* bad : {"rina", "rina@kota", "a@b@c.id", "rina@kota.go.id\r\nRCPT TO: <x@y.id>", "<a@b.id>",
                            "@b.id", "a b@c.id"})
        EXPECT_TRUE(fault_of(Channel::email, bad)) << bad;
    EXPECT_FALSE(fault_of(Channel::whatsapp, "+6281200001111"));
    for (const char* bad : {"081200001111", "+62 812", "+", "+12345678901234567"})
        EXPECT_TRUE(fault_of(Channel::whatsapp, bad)) << bad;
    EXPECT_FALSE(fault_of(Channel::telegram, "-1001234567890"));
    EXPECT_TRUE(fault_of(Channel::telegram, "@rina"));
    for (const Channel channel : all_channels) EXPECT_FALSE(fault_of(channel, "")) << "taken away";
}

// RFC 4231, test case 2.
TEST(Gateway, signs_as_rfc_2104_says) {
    EXPECT_EQ(core::hex(hmac("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Mail, headers_are_whole_characters_in_short_words) {
    EXPECT_EQ(header_words("Naskah"), "=?UTF-8?B?TmFza2Fo?=");
    std::string text;
    for (int i = 0; i < 60; ++i) text += "é";
    const auto words = header_words(text);
    std::string back;
    for (std::size_t at = 0; (at = words.find("=?UTF-8?B?", at)) != std::string::npos;) {
        const auto end = words.find("?=", at + 10);
        EXPECT_LE(end + 2 - at, 75u);
        const auto bytes = core::unbase64(words.substr(at + 10, end - at - 10));
        EXPECT_EQ(bytes.size() % 2, 0u) << "no character is split";
        back += core::chars(bytes);
        at = end;
    }
    EXPECT_EQ(back, text);
    EXPECT_EQ(header_words("a\r\nBcc: x@y.id").find('\n'), std::string::npos);
}

}  // namespace
}  // namespace notify
