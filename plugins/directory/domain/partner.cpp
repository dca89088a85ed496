// SPDX-License-Identifier: Apache-2.0
// Comparing and joining partners.
#include "directory/domain/partner.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.h"

namespace directory {
namespace {

using core::Fault;

struct Field {
    const char* name;      // of forms and JSON
    const char* column;    // of the sheet
    std::string Partner::*value;
    std::size_t longest;
};
constexpr std::array<Field, 8> fields{{{"name", "nama", &Partner::name, longest_partner_line},
                                       {"official", "jabatan", &Partner::official, longest_partner_line},
                                       {"kind", "jenis", &Partner::kind, 40},
                                       {"place", "tempat", &Partner::place, longest_partner_line},
                                       {"address", "alamat", &Partner::address, longest_partner_text},
                                       {"email", "surel", &Partner::email, longest_partner_line},
                                       {"phone", "telepon", &Partner::phone, longest_partner_line},
                                       {"note", "catatan", &Partner::note, longest_partner_text}}};

constexpr std::array<std::string_view, 7> legal_forms{"pt", "cv", "ud", "tbk", "persero", "perum", "pd"};

bool legal_form(std::string_view word) {
    return std::find(legal_forms.begin(), legal_forms.end(), word) != legal_forms.end();
}

// "dinas@kota.go.id": one @ with something on both sides and a dot after it.
bool mail_address(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
           text.find('.', at) != std::string_view::npos && text.back() != '.' && text.find(' ') == std::string_view::npos;
}

std::string key_of(const Partner& partner) { return folded(partner.name) + "|" + folded(partner.place); }

}  // namespace

const std::vector<std::string>& partner_kinds() {
    static const std::vector<std::string> kinds{"opd_lain", "instansi_pusat", "bumn", "swasta",
                                                "lembaga",  "perorangan",     "lain"};
    return kinds;
}

std::vector<Fault> faults_of(const Partner& partner) {
    std::vector<Fault> faults;
    if (folded(partner.name).empty()) faults.push_back({"name", "directory.fault.partner_name", {}});
    const auto& kinds = partner_kinds();
    if (std::find(kinds.begin(), kinds.end(), partner.kind) == kinds.end())
        faults.push_back({"kind", "directory.fault.partner_kind", {{"value", partner.kind}}});
    if (!partner.email.empty() && !mail_address(partner.email))
        faults.push_back({"email", "directory.fault.partner_email", {}});
    for (const auto& field : fields)
        if (core::text::length(partner.*field.value) > field.longest)
            faults.push_back({field.name, "directory.fault.partner_long", {{"most", std::to_string(field.longest)}}});
    return faults;
}

std::string folded(std::string_view name) {
    std::string plain;
    for (const char c : core::text::lower(name)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        plain += letter ? c : ' ';
    }
    std::string words, all;
    for (const auto& word : core::text::split(plain, ' ')) {
        if (word.empty()) continue;
        all += (all.empty() ? "" : " ") + word;
        if (!legal_form(word)) words += (words.empty() ? "" : " ") + word;
    }
    return words.empty() ? all : words;
}

std::set<std::string> trigrams(std::string_view folded_name) {
    std::set<std::string> grams;
    for (const auto& word : core::text::split(folded_name, ' ')) {
        if (word.empty()) continue;
        const std::string padded = " " + word + " ";
        for (std::size_t at = 0; at + 3 <= padded.size(); ++at) {
            auto gram = padded.substr(at, 3);
            if (core::text::valid_utf8(gram)) grams.insert(std::move(gram));
        }
    }
    return grams;
}

double likeness(std::size_t shared, std::size_t one, std::size_t other) {
    return one + other == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(one + other);
}

Partner joined(const Partner& survivor, const Partner& other) {
    auto made = survivor;
    for (const auto& field : fields)
        if ((made.*field.value).empty()) made.*field.value = other.*field.value;
    return made;
}

std::vector<std::string> filled(const Partner& survivor, const Partner& other) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        if ((survivor.*field.value).empty() && !(other.*field.value).empty()) names.emplace_back(field.name);
    return names;
}

Partner parted(const Partner& now, const Partner& before, const Partner& other) {
    auto made = now;
    for (const auto& field : fields)
        if ((before.*field.value).empty() && made.*field.value == other.*field.value) (made.*field.value).clear();
    return made;
}

std::vector<std::string> differing(const Partner& one, const Partner& other) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        if (one.*field.value != other.*field.value) names.emplace_back(field.name);
    return names;
}

core::Json to_json(const Partner& partner) {
    core::Json json{{"id", partner.id.text()}};
    for (const auto& field : fields) json[field.name] = partner.*field.value;
    return json;
}

Partner partner_kept(const core::Json& json) {
    Partner partner;
    partner.id = PartnerId::parse(core::json::text(json, "id"));
    for (const auto& field : fields) partner.*field.value = core::json::text(json, field.name);
    return partner;
}

PartnerPlan plan_partners(const std::vector<Partner>& existing, const Sheet& sheet, const FreshId& fresh) {
    PartnerPlan plan;
    std::map<std::string, const Partner*> known;
    std::map<std::string, int> line_of;
    for (const auto& one : existing) known.emplace(key_of(one), &one);
    for (const auto& row : sheet.rows) {
        Partner read;
        for (const auto& field : fields) read.*field.value = sheet.cell(row, field.column);
        RowFate fate{sheet.name, row.line, read.name, Fate::same, {}, {}, {}};
        const auto found = known.find(key_of(read));
        Partner made = found == known.end() ? Partner{} : *found->second;
        for (const auto& field : fields) {
            const bool silent = !sheet.has(field.column) || (made.*field.value == read.*field.value);
            // The name as it stands is kept when only its marks differ.
            if (silent || (field.value == &Partner::name && found != known.end())) continue;
            made.*field.value = read.*field.value;
            fate.columns.emplace_back(field.column);
        }
        if (made.kind.empty()) made.kind = "lain";
        fate.fate = found == known.end() ? Fate::fresh : fate.columns.empty() ? Fate::same : Fate::changed;
        const auto [first, once] = line_of.emplace(key_of(read), row.line);
        for (auto& fault : faults_of(made)) {
            for (const auto& field : fields)
                if (fault.field == field.name) fault.field = field.column;
            fate.faults.push_back(std::move(fault));
        }
        if (!once)
            fate.faults.push_back({"nama", "directory.fault.partner_twice", {{"line", std::to_string(first->second)}}});
        if (!fate.faults.empty()) {
            fate.fate = Fate::refused;
        } else if (fate.fate != Fate::same) {
            if (fate.fate == Fate::fresh) made.id = PartnerId{fresh()};
            plan.save.push_back(std::move(made));
        }
        plan.rows.rows.push_back(std::move(fate));
    }
    return plan;
}

}  // namespace directory
