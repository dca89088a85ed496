// SPDX-License-Identifier: Apache-2.0
#include "signing/provider_given.h"

#include <algorithm>
#include <charconv>

namespace signing {
namespace {

// A number of JSON, or a line with a point or a comma; nothing sent is `usual`.
double number(core::http::Given& given, const char* name, double usual) {
    const auto* sent = given.member(name);
    if (sent != nullptr && sent->is_number()) return sent->get<double>();
    std::string text = given.line(name, 20);
    if (text.empty()) return usual;
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (fault == std::errc() && end == text.data() + text.size()) return value;
    given.fault(name, "signing.fault.habit_number");
    return usual;
}

}  // namespace

std::string decimal(double value, double usual) {
    if (value == usual) return {};
    char text[40];
    const auto [end, fault] = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed);
    return fault == std::errc() ? std::string(text, end) : std::string();
}

void read_provider(core::http::Given& given, Provider& provider) {
    provider.name = given.line("name", longest_provider_name);
    provider.address = given.line("address");
    provider.user = given.line("user");
    provider.token_label = given.line("token_label", 100);
    provider.token_serial = given.line("token_serial", 100);
    provider.plain_http = given.flag("plain_http");
    provider.one_time = given.flag("one_time");
    provider.opinions = given.flag("opinions");
    provider.null_text = given.flag("null_text");
    provider.mark_origin = given.one_of("mark_origin", mark_origins, [](MarkOrigin each) { return name(each); })
                               .value_or(MarkOrigin::usual);
    Habits& habits = provider.habits;
    const Habits usual;
    habits.totp_key = given.line("totp_key");
    habits.status_path = given.line("status_path");
    habits.registration_path = given.line("registration_path");
    habits.question_seconds = static_cast<int>(given.number("question_seconds", 0, longest_patience).value_or(0));
    habits.signing_seconds = static_cast<int>(given.number("signing_seconds", 0, longest_patience).value_or(0));
    habits.mark_scale = number(given, "mark_scale", usual.mark_scale);
    habits.mark_right = number(given, "mark_right", usual.mark_right);
    habits.mark_down = number(given, "mark_down", usual.mark_down);
}

}  // namespace signing
