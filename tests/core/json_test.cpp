// SPDX-License-Identifier: Apache-2.0
// JSON from outside: the limits, each refused as the sender's fault.
#include "core/base/json.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace json_test {

using namespace core;

Code refusal(std::string_view text, std::size_t most = 4u << 20) {
    try {
        json::parse(text, most);
    } catch (const Error& error) {
        return error.code();
    }
    ADD_FAILURE() << "taken: " << text.substr(0, 60);
    return Code::internal;
}

std::string nested(std::size_t depth, const char* open, const char* close) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
}

TEST(JsonTest, what_is_read_is_written_in_the_same_order) {
    const std::string text = R"({"b":1,"a":[true,null,"é\n"],"c":{"b":0.5}})";
    EXPECT_EQ(json::write(json::parse(text)), text);
    EXPECT_EQ(json::write(json::parse("  [1]\n")), "[1]");
}

TEST(JsonTest, depth_ends_at_32) {
    EXPECT_NO_THROW(json::parse(nested(32, "[", "]")));
    EXPECT_NO_THROW(json::parse(nested(32, "{\"a\":", "}")));
    EXPECT_EQ(refusal(nested(33, "[", "]")), Code::invalid);
    EXPECT_EQ(refusal(nested(33, "{\"a\":", "}")), Code::invalid);
    EXPECT_EQ(refusal(std::string(1u << 20, '[')), Code::invalid);
    // Breadth is not depth.
    std::string wide = "[";
    for (int i = 0; i < 100; ++i) wide += "[],";
    EXPECT_NO_THROW(json::parse(wide + "{}]"));
}

TEST(JsonTest, a_key_stands_once_in_an_object) {
    EXPECT_EQ(refusal(R"({"a":1,"a":2})"), Code::invalid);
    EXPECT_EQ(refusal(R"({"x":{"a":1,"\u0061":2}})"), Code::invalid);
    EXPECT_EQ(refusal(R"({"a":{"b":1},"c":[{"a":2}],"a":3})"), Code::invalid);
    EXPECT_NO_THROW(json::parse(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})"));
}

// Looked at once for each of its objects, a list of these would take hours.
TEST(JsonTest, a_wide_text_is_read_in_time_or_refused) {
    std::string many = "[";
    for (int i = 0; i < 1'000'000; ++i) many += "{},";
    EXPECT_EQ(json::parse(many + "{}]").size(), 1'000'001u);
    std::string keys = "{";
    for (int i = 0; i < 10'000; ++i) keys += "\"" + std::to_string(i) + "\":1,";
    EXPECT_EQ(refusal(keys + "\"a\":1}"), Code::invalid);
    EXPECT_NO_THROW(json::parse(keys.substr(0, keys.size() - 1) + "}"));
}

TEST(JsonTest, size_is_limited_before_anything_is_read) {
    EXPECT_NO_THROW(json::parse("[12345678]", 10));
    EXPECT_EQ(refusal("[123456789]", 10), Code::too_large);
}

TEST(JsonTest, bad_text_is_the_senders_fault) {
    for (const char* bad :
         {"", "{", "[1,]", "{\"a\":1,}", "{} {}", "{'a':1}", "[\"\xff\"]", "[\"\xc0\xaf\"]",
          "[\"\\ud800\"]", "NaN", "[01]", "// a\n1", "[1e999]", "[-1e999]"})
        EXPECT_EQ(refusal(bad), Code::invalid) << bad;
}

TEST(JsonTest, the_place_of_a_fault_is_told) {
    try {
        json::parse("[1,x]");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.key(), "core.error.json_syntax");
        ASSERT_FALSE(error.args().empty());
        EXPECT_EQ(error.args().front(), (std::pair<std::string, std::string>("at", "4")));
    }
}

TEST(JsonTest, a_key_that_stands_twice_is_named) {
    try {
        json::parse(R"({"x":{"hal":1,"hal":2}})");
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults().front(), (Fault{"hal", "core.fault.twice", {}}));
    }
}

TEST(JsonTest, a_member_as_text) {
    const Json object = json::parse(R"({"a":"x","b":1})");
    EXPECT_EQ(json::text(object, "a"), "x");
    EXPECT_EQ(json::text(object, "b"), "");
    EXPECT_EQ(json::text(object, "c"), "");
    EXPECT_EQ(json::text(json::parse("[1]"), "a"), "");
}

}  // namespace
