// SPDX-License-Identifier: Apache-2.0
// What clients send, well and badly: every fault under its own name, all of them together.
#include "core/http/given.h"

#include <gtest/gtest.h>

#include "core/auth/actor.h"

namespace core::http {
namespace given_test {

Request sent(const std::string& body) {
    Request request;
    request.type = "application/json";
    request.body = body;
    return request;
}

// "field key, field key" of what done() throws; "" when nothing is at fault.
std::string faults(Given& given) {
    try {
        given.done();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::invalid);
        std::string all;
        for (const auto& each : error.faults()) all += (all.empty() ? "" : ", ") + each.field + " " + each.key;
        return all;
    }
    return "";
}

TEST(GivenTest, a_json_object_is_read) {
    auto given = Given::body(sent(R"({"hal":" Undangan ","isi":"a\r\nb","batas":3,"rahasia":true,"hari":"2026-11-23",)"
                                  R"("kepada":["x","y"],"sifat":"segera","kosong":null})"));
    EXPECT_EQ(given.line("hal"), "Undangan");
    EXPECT_EQ(given.prose("isi"), "a\nb");
    EXPECT_EQ(given.number("batas", 1, 3), 3);
    EXPECT_TRUE(given.flag("rahasia"));
    EXPECT_EQ(iso(*given.date("hari")), "2026-11-23");
    EXPECT_EQ(given.lines("kepada", 2), (std::vector<std::string>{"x", "y"}));
    const auto word = given.one_of("sifat", std::vector<std::string>{"biasa", "segera"},
                                   [](const std::string& each) { return each; });
    EXPECT_EQ(word, "segera");
    EXPECT_EQ(given.line("kosong"), "");
    EXPECT_EQ(given.line("tiada"), "");
    EXPECT_EQ(given.number("tiada", 1, 2), std::nullopt);
    EXPECT_EQ(faults(given), "");
}

TEST(GivenTest, wrong_types_are_named_together) {
    auto given = Given::body(sent(R"({"a":1,"b":"x","c":"ya","d":20260101,"e":"x","f":[1],"g":{},"h":2.5,"i":9})"));
    given.line("a");
    given.number("b", 1, 2);
    given.flag("c");
    given.date("d");
    given.lines("e", 9);
    given.lines("f", 9);
    given.id<PositionId>("g");
    given.number("h", 1, 5);
    given.number("i", 1, 5);
    EXPECT_EQ(faults(given),
              "a core.fault.text, b core.fault.number, c core.fault.flag, d core.fault.text, e core.fault.list, "
              "f core.fault.list, g core.fault.text, h core.fault.number, i core.fault.number");
}

TEST(GivenTest, wrong_values_are_named_together) {
    auto given = Given::body(sent(
        R"({"hari":"2026-02-30","id":"bukan","sifat":"kilat","panjang":"xxxx","unsur":"a\u0000b","arah":"\u202Ex",)"
        R"("banyak":["a","b","c"],"barang":["a\u0007"]})"));
    given.date("hari");
    given.id<PositionId>("id");
    given.one_of("sifat", std::vector<std::string>{"biasa"}, [](const std::string& each) { return each; });
    given.line("panjang", 3);
    given.line("unsur");
    given.prose("arah");
    given.lines("banyak", 2);
    given.lines("barang", 2);
    EXPECT_EQ(faults(given),
              "hari core.fault.date, id core.fault.id, sifat core.fault.choice, panjang core.fault.long, "
              "unsur core.fault.unseen, arah core.fault.unseen, banyak core.fault.many, barang core.fault.unseen");
}

TEST(GivenTest, a_member_nobody_asked_for_is_a_fault) {
    auto given = Given::body(sent(R"({"tenggat":"2026-01-01","tengat":"2026-01-02"})"));
    given.date("tenggat");
    EXPECT_EQ(faults(given), "tengat core.fault.unknown");
}

TEST(GivenTest, an_absent_body_is_an_empty_object) {
    Request request;
    auto given = Given::body(request);
    EXPECT_EQ(given.line("catatan"), "");
    EXPECT_EQ(faults(given), "");
    EXPECT_THROW(Given::body(sent("[]")), Error);
    EXPECT_THROW(Given::body(sent("\"x\"")), Error);
    request.type = "text/plain";
    request.body = "x";
    EXPECT_THROW(Given::body(request), Error);
}

TEST(GivenTest, a_form_is_read) {
    Fields fields;
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"csrf", "x"}, {"hal", " Rapat\tstaf "}, {"batas", "12"}, {"ya", "1"}, {"tidak", ""},
             {"kepada", "a"}, {"kepada", ""}, {"kepada", "b"}})
        fields.add(name, value);
    Given given(fields);
    EXPECT_EQ(given.line("hal"), "Rapat staf");
    EXPECT_EQ(given.number("batas", 1, 99), 12);
    EXPECT_TRUE(given.flag("ya"));
    EXPECT_FALSE(given.flag("tidak"));
    EXPECT_EQ(given.lines("kepada", 9), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(given.member("hal"), nullptr);
    EXPECT_EQ(faults(given), "") << "forms carry buttons and tokens nobody asks for";
}

TEST(GivenTest, a_single_field_sent_twice_is_a_fault) {
    Fields fields;
    fields.add("batas", "1");
    fields.add("batas", "2");
    Given given(fields);
    given.number("batas", 1, 9);
    EXPECT_EQ(faults(given), "batas core.fault.twice");
}

TEST(GivenTest, forms_with_bad_values) {
    Fields fields;
    for (const char* name : {"a", "b", "c", "d"}) fields.add(name, "99999999999999999999");
    Given given(fields);
    given.number("a", 1, 9);
    given.flag("b");
    given.date("c");
    given.ids<PositionId>("d", 9);
    EXPECT_EQ(faults(given), "a core.fault.number, b core.fault.flag, c core.fault.date, d core.fault.id");
}

}  // namespace
}  // namespace core::http
