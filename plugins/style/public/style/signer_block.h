// SPDX-License-Identifier: Apache-2.0
// The printed block of the signer, by Permendagri 1/2023 pasal 44:
//
//   position                capacity             titles        rank and NIP
//   KDH, Wakil KDH          definitif            by the kind   no
//   KDH, Wakil KDH          Plt, Plh, Pj, Pjs    no            no
//   Sekda                   definitif, Plt, Pjs  by the kind   no
//   Sekda                   Plh, Pj              no            no
//   any other               any                  by the kind   yes
//
// By the kind: penugasan, korespondensi and khusus print titles; pengaturan and penetapan do not,
// nor do piagam, sertifikat and STTPP. On behalf of another the lines above the name are
//
//   a.n. Wali Kota Pangkalpinang,          a.n. Wali Kota Pangkalpinang,
//   Sekretaris Daerah,                     Sekretaris Daerah,
//                                          u.b.
//                                          Asisten Administrasi Umum,
//
// with Plt. and the like before each position that is held so. A pure function of the appointments:
// it is rebuilt when the number is taken and frozen then.
#pragma once

#include <string>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/json.h"
#include "style/kind.h"

namespace style {

struct Signer {
    std::string position_name;   // "Kepala Dinas Komunikasi dan Informatika"
    std::string position_kind;   // kdh, wakil_kdh, sekda, pimpinan_tinggi, ...
    core::Capacity capacity = core::Capacity::definitive;
    std::string plain_name;      // without academic titles
    std::string titled_name;
    std::string rank;            // "Pembina Tingkat I (IV/b)"
    std::string nip;
    bool operator==(const Signer&) const = default;
};

// In whose name: not at all, a.n. one level up, u.b. after an a.n., two levels up.
enum class Behalf { none, an, ub };
std::string_view name(Behalf behalf);   // "", "an", "ub"
Behalf behalf_named(std::string_view text);   // throws Error(invalid, "style.error.behalf")

// A position above the signer, with how it is held today.
struct Above {
    std::string position_name;
    core::Capacity capacity = core::Capacity::definitive;
};

struct SignerBlock {
    std::vector<std::string> lines;   // "Plt. Kepala Dinas Komunikasi dan Informatika,"
    std::string name;
    std::string rank;                 // "" when it is not printed
    std::string nip;                  // "" when it is not printed
    Signer who;                       // the whole of it, for letters that name the signer in their text
    bool operator==(const SignerBlock&) const = default;
};

// `above`: the positions over the signer from the nearest up; as many as `behalf` needs.
SignerBlock signer_block(const Signer& signer, Names names = Names::titled, Behalf behalf = Behalf::none,
                         const std::vector<Above>& above = {});
// "Plt. Kepala Dinas Kesehatan"; "a.n. Wali Kota Pangkalpinang, Sekretaris Daerah".
std::string in_one_line(const SignerBlock& block);

core::Json to_json(const SignerBlock& block);
SignerBlock signer_block_from(const core::Json& json);

}  // namespace style
