// SPDX-License-Identifier: Apache-2.0
// Secrets of a JSON body: out of it before anything reads it, and what is wrong told together with the rest.
#include "core/http/body_secrets.h"

#include <gtest/gtest.h>

namespace core::http {
namespace body_secrets_test {

Request sent(const std::string& body) {
    Request request;
    request.type = "application/json";
    request.body = body;
    return request;
}

std::string faults(Given given) {
    std::string all;
    for (const auto& each : given.take_faults()) all += (all.empty() ? "" : ", ") + each.field + " " + each.key;
    return all;
}

TEST(BodySecrets, are_taken_out_and_the_rest_is_left) {
    Request request = sent(R"({"passphrase":"kalimat kunci","name":"BSrE Kota","otp":null})");
    BodySecrets typed(request, {"passphrase", "otp", "again"});
    EXPECT_EQ(typed.take("passphrase").reveal(), "kalimat kunci");
    EXPECT_TRUE(typed.take("otp").empty());
    EXPECT_TRUE(typed.take("again").empty());
    EXPECT_EQ(request.body.find("kalimat"), std::string::npos);
    auto given = typed.rest();
    EXPECT_EQ(given.line("name"), "BSrE Kota");
    EXPECT_EQ(faults(std::move(given)), "");
}

TEST(BodySecrets, what_is_no_text_or_nobody_asks_for_is_named) {
    Request request = sent(R"({"passphrase":["kalimat kunci"],"otp":"480215","lain":1})");
    BodySecrets typed(request, {"passphrase", "otp"});
    EXPECT_EQ(faults(typed.rest()), "passphrase core.fault.text, lain core.fault.unknown");
    EXPECT_EQ(request.body.find("kalimat"), std::string::npos) << "nor does it stay in the body";
    Request empty;
    EXPECT_EQ(faults(BodySecrets(empty, {"passphrase"}).rest()), "");
    Request list = sent("[]");
    EXPECT_THROW(BodySecrets(list, {"passphrase"}), Error);
}

}  // namespace
}  // namespace core::http
