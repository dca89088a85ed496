// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/habits.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signing {
namespace {

using core::Fault;
using core::Json;

constexpr std::size_t longest_member = 40, longest_path = 200;
constexpr double widest_scale = 100, farthest = 5000;

bool letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Members of the same question: a password sent in one of them would be something else.
bool taken(const std::string& name) {
    static constexpr std::array<std::string_view, 5> others{"nik", "email", "passphrase", "file", "signatureProperties"};
    return std::find(others.begin(), others.end(), name) != others.end();
}

bool member(const std::string& name) {
    return name.size() <= longest_member && !taken(name) && letter_or_digit(name.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) { return letter_or_digit(c) || c == '_' || c == '-'; });
}

bool path(const std::string& text) {
    return text.size() <= longest_path && text.size() > 1 && text.front() == '/' &&
           text.find("//") == std::string::npos && text.find("..") == std::string::npos &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return letter_or_digit(c) || c == '/' || c == '-' || c == '_' || c == '.'; });
}

bool seconds(int value) { return value >= 0 && value <= longest_patience; }
bool within(double value, double least, double most) { return std::isfinite(value) && value >= least && value <= most; }

}  // namespace

std::vector<Fault> faults_of(const Habits& habits, bool v2) {
    std::vector<Fault> faults;
    const auto of_v2 = [&](const char* field, const std::string& value, bool good, const char* sentence) {
        if (value.empty()) return;
        if (!v2) faults.push_back({field, "signing.fault.habit_v2", {}});
        else if (!good) faults.push_back({field, sentence, {}});
    };
    of_v2("totp_key", habits.totp_key, habits.totp_key.empty() || member(habits.totp_key), "signing.fault.habit_member");
    of_v2("status_path", habits.status_path, path(habits.status_path), "signing.fault.habit_path");
    of_v2("registration_path", habits.registration_path, path(habits.registration_path), "signing.fault.habit_path");
    const auto must = [&](const char* field, bool good, const char* sentence) {
        if (!good) faults.push_back({field, sentence, {}});
    };
    must("question_seconds", seconds(habits.question_seconds), "signing.fault.habit_seconds");
    must("signing_seconds", seconds(habits.signing_seconds), "signing.fault.habit_seconds");
    must("mark_scale", within(habits.mark_scale, 1 / widest_scale, widest_scale), "signing.fault.habit_scale");
    must("mark_right", within(habits.mark_right, -farthest, farthest), "signing.fault.habit_shift");
    must("mark_down", within(habits.mark_down, -farthest, farthest), "signing.fault.habit_shift");
    return faults;
}

Json to_json(const Habits& habits) {
    const Habits usual;
    Json json = Json::object();
    const auto put = [&](const char* name, const auto& value, const auto& as_usual) {
        if (value != as_usual) json[name] = value;
    };
    put("totp_key", habits.totp_key, usual.totp_key);
    put("status_path", habits.status_path, usual.status_path);
    put("registration_path", habits.registration_path, usual.registration_path);
    put("question_seconds", habits.question_seconds, usual.question_seconds);
    put("signing_seconds", habits.signing_seconds, usual.signing_seconds);
    put("mark_scale", habits.mark_scale, usual.mark_scale);
    put("mark_right", habits.mark_right, usual.mark_right);
    put("mark_down", habits.mark_down, usual.mark_down);
    return json;
}

Habits habits_of(const Json& json) {
    Habits habits;
    try {
        habits.totp_key = json.value("totp_key", habits.totp_key);
        habits.status_path = json.value("status_path", habits.status_path);
        habits.registration_path = json.value("registration_path", habits.registration_path);
        habits.question_seconds = json.value("question_seconds", habits.question_seconds);
        habits.signing_seconds = json.value("signing_seconds", habits.signing_seconds);
        habits.mark_scale = json.value("mark_scale", habits.mark_scale);
        habits.mark_right = json.value("mark_right", habits.mark_right);
        habits.mark_down = json.value("mark_down", habits.mark_down);
    } catch (const Json::exception&) {
        throw core::Error(core::Code::internal, "signing.error.stored");
    }
    return habits;
}

}  // namespace signing
