// SPDX-License-Identifier: Apache-2.0
// What makes a partner, which two look like one, what becomes of them when they are joined, and
// taking many over from a sheet.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "directory/domain/import.h"
#include "directory/partners.h"

namespace directory {

const std::vector<std::string>& partner_kinds();

constexpr std::size_t longest_partner_line = 200, longest_partner_text = 1000;   // characters

// Faults name the fields: name, kind, email, ...
std::vector<core::Fault> faults_of(const Partner& partner);

// The name as it is compared: small letters, no marks, no legal form ("PT Timah Tbk." -> "timah").
std::string folded(std::string_view name);
// Three letters each, of every word with a blank before and after.
std::set<std::string> trigrams(std::string_view folded_name);
// 0 to 1: twice what is shared, of all (Dice).
double likeness(std::size_t shared, std::size_t one, std::size_t other);
constexpr double alike = 0.55;

// The survivor with its empty fields filled from the other.
Partner joined(const Partner& survivor, const Partner& other);
// Names of the fields `joined` fills.
std::vector<std::string> filled(const Partner& survivor, const Partner& other);
// Taking a merge back: a field that was filled and not written since is empty again.
Partner parted(const Partner& now, const Partner& before, const Partner& other);

// Names of the fields that differ: what the trail tells of a change, for contacts do not belong there.
std::vector<std::string> differing(const Partner& one, const Partner& other);

core::Json to_json(const Partner& partner);
Partner partner_kept(const core::Json& json);

// Rows of the sheet "mitra": nama, jabatan, jenis, tempat, alamat, surel, telepon, catatan. A row is
// known by name and place; absent columns leave what is there.
struct PartnerPlan {
    Plan rows;                    // only the fates
    std::vector<Partner> save;    // fresh ones with new ids, and changed ones
};
PartnerPlan plan_partners(const std::vector<Partner>& existing, const Sheet& sheet, const FreshId& fresh);

}  // namespace directory
