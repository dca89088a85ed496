// SPDX-License-Identifier: Apache-2.0
#include "core/http/fields.h"

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/text.h"

namespace core::http {

bool Fields::has(std::string_view name) const {
    for (const auto& field : all_)
        if (field.first == name) return true;
    return false;
}

std::string Fields::raw(std::string_view name) const {
    for (const auto& field : all_)
        if (field.first == name) return field.second;
    return {};
}

std::string Fields::get(std::string_view name) const { return std::string(text::trim(raw(name))); }

std::vector<std::string> Fields::every(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& field : all_)
        if (field.first == name) values.push_back(field.second);
    return values;
}

std::string Fields::take_secret(std::string_view name) {
    std::string taken;
    for (auto& field : all_) {
        if (field.first != name) continue;
        if (taken.empty()) taken = field.second;
        wipe(field.second);
    }
    return taken;
}

bool good_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && text::valid_utf8(text);
}

Fields parse_urlencoded(std::string_view text, std::size_t max) {
    Fields fields;
    std::size_t count = 0;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty()) continue;
        if (++count > max) throw Error(Code::invalid, "core.error.form");
        const auto equals = pair.find('=');
        auto name = text::unurl(pair.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::string()
                                                      : text::unurl(pair.substr(equals + 1), true);
        if (!good_text(name)) throw Error(Code::invalid, "core.error.form");
        if (!good_text(value))
            throw Error("core.error.invalid",
                        {Fault{std::string(text::head(name, 60)), "core.fault.utf8", {}}});
        fields.add(std::move(name), std::move(value));
    }
    return fields;
}

std::map<std::string, std::string> parse_cookies(std::string_view text) {
    std::map<std::string, std::string> cookies;
    for (const auto& part : text::split(text, ';')) {
        const auto pair = text::trim(part);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        // The first of two wins: a cookie set by a neighbouring host for a wider path comes later.
        cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return cookies;
}

}  // namespace core::http
