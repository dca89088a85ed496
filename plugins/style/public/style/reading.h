// SPDX-License-Identifier: Apache-2.0
// Reads definitions sent by strangers: what is missing keeps its default, what is wrong is a fault
// named by its place ("parts.3.type"). Inner to the room's own readers.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/text.h"

namespace style {

class Reading {
  public:
    Reading(const core::Json& json, std::vector<core::Fault>& faults, std::string at = {})
        : json_(json), faults_(faults), at_(std::move(at)) {
        if (!json_.is_object()) fault("", "style.fault.form");
    }

    std::string place(std::string_view key) const {
        if (key.empty()) return at_;
        return at_.empty() ? std::string(key) : at_ + "." + std::string(key);
    }
    void fault(std::string_view key, std::string word, core::Args args = {}) const {
        faults_.push_back({place(key), std::move(word), std::move(args)});
    }
    // Keys that are not in `known` are faults: nothing is dropped silently.
    void only(std::initializer_list<std::string_view> known) const {
        if (!json_.is_object()) return;
        for (const auto& [key, value] : json_.items()) {
            bool found = false;
            for (const auto name : known) found = found || key == name;
            if (!found) fault(core::text::head(key, 60), "core.fault.unknown");
        }
    }
    const core::Json* find(std::string_view key) const {
        if (!json_.is_object()) return nullptr;
        const auto found = json_.find(key);
        return found == json_.end() || found->is_null() ? nullptr : &*found;
    }

    std::string text(std::string_view key, std::size_t most = 300) const {
        const auto* found = find(key);
        if (!found) return {};
        if (!found->is_string()) {
            fault(key, "core.fault.text");
            return {};
        }
        auto value = core::text::replace(std::string(core::text::trim(found->get<std::string>())), "\r\n", "\n");
        if (core::text::has_unseen(value)) fault(key, "core.fault.unseen");
        if (core::text::length(value) > most) fault(key, "style.fault.long", {{"most", std::to_string(most)}});
        return value;
    }
    bool flag(std::string_view key, bool otherwise) const {
        const auto* found = find(key);
        if (!found) return otherwise;
        if (!found->is_boolean()) {
            fault(key, "style.fault.form");
            return otherwise;
        }
        return found->get<bool>();
    }
    double number(std::string_view key, double otherwise, double least, double most) const {
        const auto* found = find(key);
        if (!found) return otherwise;
        const bool fits = found->is_number() && found->get<double>() >= least && found->get<double>() <= most;
        if (!fits) {
            fault(key, "style.fault.number", {{"least", shown(least)}, {"most", shown(most)}});
            return otherwise;
        }
        return found->get<double>();
    }
    int integer(std::string_view key, int otherwise, int least, int most) const {
        return static_cast<int>(number(key, otherwise, least, most));
    }
    // One of `all`, by its name.
    template <class T>
    T choice(std::string_view key, T otherwise, std::initializer_list<T> all) const {
        const auto given = text(key);
        if (given.empty()) return otherwise;
        std::string names;
        for (const auto each : all) {
            if (name(each) == given) return each;
            names += (names.empty() ? "" : ", ") + std::string(name(each));
        }
        fault(key, "style.fault.choice", {{"choices", names}});
        return otherwise;
    }
    std::vector<std::string> texts(std::string_view key, std::size_t most) const {
        std::vector<std::string> values;
        const auto* found = find(key);
        if (!found) return values;
        if (!found->is_array() || found->size() > most) {
            fault(key, "style.fault.list", {{"most", std::to_string(most)}});
            return values;
        }
        for (const auto& each : *found) {
            if (!each.is_string()) {
                fault(key, "style.fault.form");
                return values;
            }
            values.push_back(each.get<std::string>());
        }
        return values;
    }
    // Calls take(Reading) for the object under `key`, when it is there.
    template <class F>
    void within(std::string_view key, F take) const {
        if (const auto* found = find(key)) take(Reading(*found, faults_, place(key)));
    }
    // Calls take(Reading) for each object of a list; places count from 1.
    template <class F>
    void each(std::string_view key, std::size_t most, F take) const {
        const auto* found = find(key);
        if (!found) return;
        if (!found->is_array() || found->size() > most)
            return fault(key, "style.fault.list", {{"most", std::to_string(most)}});
        std::size_t n = 0;
        for (const auto& item : *found) take(Reading(item, faults_, place(key) + "." + std::to_string(++n)));
    }

  private:
    static std::string shown(double value) {
        auto text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    const core::Json& json_;
    std::vector<core::Fault>& faults_;
    std::string at_;
};

// "surat_tugas": small letters, figures and '_', a letter first.
inline bool code_like(std::string_view text, std::size_t most = 40) {
    if (text.empty() || text.size() > most || text[0] < 'a' || text[0] > 'z') return false;
    for (const char c : text)
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_') return false;
    return true;
}

}  // namespace style
