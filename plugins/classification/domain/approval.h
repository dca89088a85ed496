// SPDX-License-Identifier: Apache-2.0
// By what an edition is put in force: the regulation of the head of the region and, for a retention schedule, the
// approval of the head of the National Archives that comes before it (archive.md 1.5). One person asks, another confirms.
//
//   asked --confirm()--> confirmed      asked --refuse(reason)--> refused      asked --withdraw the edition--> lapsed
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "classification/domain/import.h"

namespace classification {

struct Approval {
    std::string id, version;
    std::string regulation;                        // "Peraturan Wali Kota Nomor 12 Tahun 2026"
    std::optional<core::Date> regulation_date{};
    std::string number, document;                  // of the National Archives; where the letter is filed
    std::optional<core::Date> date{};
    std::string digest;                            // of the rows when it was asked for
    core::Instant asked{};
    std::string asked_by, asked_person;
    std::string outcome{};                         // "", "confirmed", "refused", "lapsed"
    std::optional<core::Instant> decided{};
    std::string decided_by{}, decided_person{}, reason{};
    std::optional<core::Digest> letter{};          // the letter itself, kept with the edition
    std::string letter_name{};
    bool compared = false;                         // who asks says that the rows were held against the annex
};

constexpr std::size_t longest_regulation = 300;   // characters
// What is missing or cannot be; none when it can be asked.
std::vector<core::Fault> faults_of(Kind kind, const Approval& approval, core::Date today);
// What the rows of an edition are held against when it is put in force, and what is wrong with the name of one.
std::string annex_of(const Approval& approval);
std::vector<core::Fault> faults_of_annex(const std::string& text);
// In one line, for lists and the trail.
std::string basis_of(Kind kind, const Approval& approval);

}  // namespace classification
