// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/payload.h"

#include <algorithm>
#include <array>

#include "classification/classification.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "letters/letters.h"

namespace intake {

using core::Json;
using incoming::Suggestion;

namespace {

constexpr std::size_t longest = 500;

std::string text_at(const Json& json, std::string_view key) {
    auto text = core::json::text(json, key);
    if (core::text::has_unseen(text)) return {};
    return std::string(core::text::head(core::text::trim(text), longest));
}

class Told {
  public:
    explicit Told(bool proven) : proven_(proven) {}
    void add(const char* field, const std::string& value) {
        if (value.empty()) return;
        Suggestion one;
        one.field = field;
        one.value = one.shown = value;
        one.confidence = proven_ ? 100 : 70;   // what is not proven is offered, not filled in
        one.grounds = proven_ ? incoming::Grounds::proven : incoming::Grounds::told;
        all.push_back(std::move(one));
    }
    std::vector<Suggestion> all;

  private:
    bool proven_;
};

std::string day(const std::string& text) {
    try {
        return core::iso(core::parse_date(text));
    } catch (const core::Error&) {
        return {};
    }
}

std::string access(const Json& json) {
    const auto said = json.find("sifat_keamanan");
    if (said == json.end() || !said->is_object()) return {};
    try {
        return std::string(classification::name(classification::access_named(core::json::text(*said, "nama"))));
    } catch (const core::Error&) {
        return {};
    }
}

std::string sender(const Json& json) {
    const auto maker = json.find("pencipta");
    if (maker == json.end() || !maker->is_object()) return {};
    const auto agency = text_at(*maker, "instansi"), unit = text_at(*maker, "unit");
    if (unit.empty() || agency.empty()) return unit + agency;
    return core::text::contains_folded(unit, agency) ? unit : unit + ", " + agency;
}

std::string addressees(const Json& json) {
    std::vector<std::string> all;
    if (const auto to = json.find("tujuan"); to != json.end() && to->is_array())
        for (const auto& each : *to)
            if (each.is_object())
                if (auto written = text_at(each, "tertulis"); !written.empty() && all.size() < 20)
                    all.push_back(std::move(written));
    return core::text::join(all, "; ");
}

}  // namespace

std::vector<Suggestion> told_by(std::string_view payload, bool proven) {
    Json json;
    try {
        json = core::json::parse(payload, 1u << 20);
    } catch (const core::Error&) {
        return {};
    }
    if (!json.is_object() || !json.contains("naskah") || json["naskah"] != 1) return {};
    Told told(proven);
    told.add("sender", sender(json));
    told.add("number", text_at(json, "nomor"));
    told.add("date", day(core::json::text(json, "tanggal")));
    told.add("subject", text_at(json, "hal"));
    told.add("access", access(json));
    const auto urgency = core::json::text(json, "urgensi");
    for (const auto each : {letters::Urgency::ordinary, letters::Urgency::urgent, letters::Urgency::most_urgent})
        if (letters::name(each) == urgency) told.add("urgency", urgency);
    told.add("classification", text_at(json, "klasifikasi"));
    told.add("position", addressees(json));
    return std::move(told.all);
}

std::vector<Suggestion> joined(std::vector<Suggestion> first, const std::vector<Suggestion>& then) {
    for (const auto& each : then) {
        const auto same = std::find_if(first.begin(), first.end(), [&](auto& one) { return one.field == each.field; });
        if (same == first.end()) {
            first.push_back(each);
        } else if (same->value == each.value && same->page == 0) {
            same->page = each.page;
            same->box = each.box;
        }
    }
    return first;
}

bool proves(const Json& verdict) {
    if (!verdict.is_object() || core::json::text(verdict, "indication") != "TOTAL-PASSED") return false;
    const auto signatures = verdict.find("signatures");
    return signatures != verdict.end() && signatures->is_array() && !signatures->empty();
}

}  // namespace intake
