// SPDX-License-Identifier: Apache-2.0
#include "core/http/given.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace core::http {
namespace {

// Enough of a wrong value to know it again.
std::string shortened(std::string_view value) { return std::string(text::head(value, 60)); }

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (text.empty() || fault != std::errc() || at != end) return std::nullopt;
    return value;
}

}  // namespace

Given Given::body(const Request& request) {
    Given given;
    given.json_ = request.body.empty() ? Json::object() : request.json();
    return given;
}

bool Given::has(std::string_view name) const {
    if (fields_) return fields_->has(name);
    const auto found = json_.find(std::string(name));
    return found != json_.end() && !found->is_null();
}

std::optional<std::string> Given::text(std::string_view name) {
    asked_.emplace(name);
    if (!has(name)) return std::nullopt;
    if (fields_) {
        if (fields_->every(name).size() > 1) {
            fault(name, "core.fault.twice");
            return std::nullopt;
        }
        return fields_->raw(name);
    }
    const Json& value = json_.at(std::string(name));
    if (value.is_string()) return value.get<std::string>();
    fault(name, "core.fault.text");
    return std::nullopt;
}

std::string Given::checked(std::string_view name, std::string value, std::size_t most, bool several) {
    value = text::replace(std::move(value), "\r\n", "\n");
    // A line pasted from a table brings tabs and line ends along.
    if (!several)
        std::replace_if(value.begin(), value.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    value = std::string(text::trim(value));
    if (text::has_unseen(value)) {
        fault(name, "core.fault.unseen");
        return {};
    }
    if (text::length(value) > most) {
        fault(name, "core.fault.long", {{"most", std::to_string(most)}});
        return {};
    }
    return value;
}

std::string Given::line(std::string_view name, std::size_t most) {
    return checked(name, text(name).value_or(""), most, false);
}

std::string Given::prose(std::string_view name, std::size_t most) {
    return checked(name, text(name).value_or(""), most, true);
}

std::optional<std::int64_t> Given::number(std::string_view name, std::int64_t least,
                                          std::int64_t most) {
    std::optional<std::int64_t> value;
    if (fields_) {
        const auto text = line(name, 100);
        if (text.empty()) return std::nullopt;
        value = whole(text);
    } else {
        asked_.emplace(name);
        if (!has(name)) return std::nullopt;
        const Json& member = json_.at(std::string(name));
        if (member.is_number_integer()) value = whole(member.dump());
    }
    if (value && *value >= least && *value <= most) return value;
    fault(name, "core.fault.number",
          {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return std::nullopt;
}

bool Given::flag(std::string_view name) {
    if (fields_) {
        const auto text = line(name, 100);
        if (text == "1" || text == "true") return true;
        if (!text.empty() && text != "0" && text != "false") fault(name, "core.fault.flag");
        return false;
    }
    asked_.emplace(name);
    if (!has(name)) return false;
    const Json& member = json_.at(std::string(name));
    if (!member.is_boolean()) fault(name, "core.fault.flag");
    return member == true;
}

std::optional<Date> Given::date(std::string_view name) {
    const auto text = line(name, 100);
    if (text.empty()) return std::nullopt;
    try {
        return parse_date(text);
    } catch (const Error&) {
        fault(name, "core.fault.date", {{"value", shortened(text)}});
        return std::nullopt;
    }
}

std::vector<std::string> Given::lines(std::string_view name, std::size_t most_items) {
    asked_.emplace(name);
    std::vector<std::string> found;
    if (!has(name)) return found;
    if (fields_) {
        found = fields_->every(name);
    } else {
        const Json& list = json_.at(std::string(name));
        const bool texts = list.is_array() && std::all_of(list.begin(), list.end(), [](const Json& each) {
                               return each.is_string();
                           });
        if (!texts) {
            fault(name, "core.fault.list");
            return found;
        }
        found = list.get<std::vector<std::string>>();
    }
    std::erase_if(found, [](const std::string& each) { return text::trim(each).empty(); });
    if (found.size() > most_items) {
        fault(name, "core.fault.many", {{"most", std::to_string(most_items)}});
        return {};
    }
    for (auto& each : found) each = checked(name, std::move(each), 300, false);
    return found;
}

const Json* Given::member(std::string_view name) {
    asked_.emplace(name);
    return fields_ || !has(name) ? nullptr : &json_.at(std::string(name));
}

void Given::bad_id(std::string_view name, const std::string& text) {
    fault(name, "core.fault.id", {{"value", shortened(text)}});
}

void Given::unknown_choice(std::string_view name, const std::string& text,
                           const std::string& choices) {
    fault(name, "core.fault.choice", {{"value", shortened(text)}, {"choices", choices}});
}

void Given::fault(std::string_view name, std::string key, Args args) {
    const auto known = std::any_of(faults_.begin(), faults_.end(),
                                   [&](const Fault& each) { return each.field == name; });
    if (!known) faults_.push_back({std::string(name), std::move(key), std::move(args)});
}

std::vector<Fault> Given::take_faults() {
    if (!fields_)
        for (const auto& [name, value] : json_.items())
            if (!asked_.contains(name)) fault(text::head(name, 60), "core.fault.unknown");
    return std::move(faults_);
}

void Given::done(std::string key) {
    auto faults = take_faults();
    if (!faults.empty()) throw Error(std::move(key), std::move(faults));
}

}  // namespace core::http
