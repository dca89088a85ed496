// SPDX-License-Identifier: Apache-2.0
// A person of the agency and the ways an official name is written.
#pragma once

#include <string>
#include <string_view>

#include "core/auth/actor.h"

namespace directory {

struct Person {
    core::PersonId id;
    std::string nip;           // 18 digits; "" for persons outside the civil service
    std::string name;          // without academic titles
    std::string title_before;  // "Dr."
    std::string title_after;   // "S.T., M.Si."
    std::string rank;          // "Pembina Tingkat I"
    std::string grade;         // "IV/b"
    std::string status;        // pns, pppk, non_asn, pejabat_negara
    std::string email;
    std::string login;  // of the account; "" without one
};

std::string titled(const Person& person);        // "Dr. Nama, S.T., M.Si."
std::string printed_rank(const Person& person);  // "Pembina Tingkat I (IV/b)"; "" when none

// A NIP opens with the birth date, so others see its last four digits only.
std::string masked_nip(std::string_view nip);

// Whether the digits are built as a civil servant's NIP: birth date (8), month of entry (6), sex
// (1), serial (3). PPPK build the middle otherwise, so a stranger is a reason to look, not to
// refuse.
bool usual_nip(std::string_view nip);

}  // namespace directory
