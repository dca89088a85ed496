// SPDX-License-Identifier: Apache-2.0
// The printed block of the signer, by Permendagri 1/2023 pasal 44 for the group korespondensi:
//
//   position                capacity             titles  rank and NIP
//   KDH, Wakil KDH          definitif            yes     no
//   KDH, Wakil KDH          Plt, Plh, Pj, Pjs    no      no
//   Sekda                   definitif, Plt, Pjs  yes     no
//   Sekda                   Plh, Pj              no      no
//   any other               any                  yes     yes
//
// A pure function of the appointment: it is rebuilt when the number is taken and frozen then.
#pragma once

#include <string>

#include "core/auth/actor.h"
#include "core/base/json.h"

namespace style {

struct Signer {
    std::string position_name;   // "Kepala Dinas Komunikasi dan Informatika"
    std::string position_kind;   // kdh, wakil_kdh, sekda, pimpinan_tinggi, ...
    core::Capacity capacity = core::Capacity::definitive;
    std::string plain_name;      // without academic titles
    std::string titled_name;
    std::string rank;            // "Pembina Tingkat I (IV/b)"
    std::string nip;
};

struct SignerBlock {
    std::string capacity_line;   // "Plt. Kepala Dinas Komunikasi dan Informatika,"
    std::string name;
    std::string rank;            // "" when it is not printed
    std::string nip;             // "" when it is not printed
    bool operator==(const SignerBlock&) const = default;
};

SignerBlock signer_block(const Signer& signer);
core::Json to_json(const SignerBlock& block);
SignerBlock signer_block_from(const core::Json& json);

}  // namespace style
