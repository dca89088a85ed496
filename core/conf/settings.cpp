// SPDX-License-Identifier: Apache-2.0
#include "core/conf/settings.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::conf {
namespace {

std::string bad_value(const Setting& setting, const std::string& value, const std::string& source) {
    const auto wrong = [&](const std::string& wish) {
        return source + ": " + setting.name + " = " + value + ": " + wish;
    };
    switch (setting.type) {
        case Setting::Type::text: return {};
        case Setting::Type::flag:
            if (value == "true" || value == "false") return {};
            return wrong("write true or false");
        case Setting::Type::integer: {
            std::int64_t number = 0;
            const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (fault == std::errc() && end == value.data() + value.size() &&
                number >= setting.least && number <= setting.most)
                return {};
            return wrong("write a whole number from " + std::to_string(setting.least) + " to " +
                         std::to_string(setting.most));
        }
        case Setting::Type::choice:
            if (std::find(setting.choices.begin(), setting.choices.end(), value) !=
                setting.choices.end())
                return {};
            return wrong("write one of " + text::join(setting.choices, ", "));
    }
    return {};
}

std::string environment_name(std::string_view setting) {
    std::string name = "NASKAH_";
    for (char c : setting) name += c == '.' ? '_' : static_cast<char>(std::toupper(c));
    return name;
}

}  // namespace

void Settings::declare(std::string owner, Setting setting) {
    const std::string name = setting.name;
    if (!declared_.try_emplace(name, std::move(owner), std::move(setting)).second)
        faults_.push_back("setting " + name + " is declared twice");
}

void Settings::set(std::string name, std::string value, std::string source) {
    given_[std::move(name)] = {std::move(value), std::move(source)};
}

void Settings::leave_out(std::string room) { left_out_.insert(std::move(room)); }

void Settings::read_file(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string_view plain = text::trim(line);
        if (plain.empty() || plain.front() == '#') continue;
        const auto equals = plain.find('=');
        const std::string source = path + ":" + std::to_string(number);
        if (equals == std::string_view::npos) {
            faults_.push_back(source + ": expected name = value");
            continue;
        }
        set(std::string(text::trim(plain.substr(0, equals))),
            std::string(text::trim(plain.substr(equals + 1))), source);
    }
}

void Settings::read_environment(char** environment) {
    for (const auto& [name, entry] : declared_) {
        const std::string wanted = environment_name(name) + "=";
        for (char** each = environment; *each != nullptr; ++each) {
            const std::string_view pair(*each);
            if (pair.starts_with(wanted))
                set(name, std::string(pair.substr(wanted.size())), environment_name(name));
        }
    }
}

std::vector<std::string> Settings::faults() const {
    std::vector<std::string> faults = faults_;
    for (const auto& [name, given] : given_) {
        const auto found = declared_.find(name);
        if (found == declared_.end()) {
            if (left_out_.contains(std::string_view(name).substr(0, name.find('.')))) continue;
            faults.push_back(given.source + ": unknown setting " + name);
        } else if (auto fault = bad_value(found->second.second, given.value, given.source);
                   !fault.empty()) {
            faults.push_back(std::move(fault));
        }
    }
    return faults;
}

std::string Settings::text(std::string_view name) const {
    if (const auto given = given_.find(name); given != given_.end()) return given->second.value;
    const auto declared = declared_.find(name);
    if (declared == declared_.end())
        throw Error(Code::internal, "core.error.setting", {{"name", std::string(name)}});
    return declared->second.second.fallback;
}

std::int64_t Settings::integer(std::string_view name) const {
    const std::string value = text(name);
    std::int64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

bool Settings::flag(std::string_view name) const { return text(name) == "true"; }

std::vector<Settings::Shown> Settings::all() const {
    std::vector<Shown> shown;
    for (const auto& [name, entry] : declared_) {
        const auto given = given_.find(name);
        shown.push_back({entry.second, entry.first, text(name),
                         given == given_.end() ? "default" : given->second.source});
    }
    return shown;
}

}  // namespace core::conf
