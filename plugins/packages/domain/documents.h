// SPDX-License-Identifier: Apache-2.0
// The metadata of a package as E-ARK has it (CSIP 2.2, SIP 2.2, with content type citserms_v3_0): METS of the whole and of its
// representations, what was filed and digital copies of paper, ERMS 3.0 of dossier and items, PREMIS 3 of files and their history.
#pragma once

#include "packages/domain/content.h"

namespace packages {

std::string erms(const Content& content);
std::string premis(const Content& content);
std::string representation_mets(const Content& content);
std::string copies_mets(const Content& content);
std::string besides_mets(const Content& content);
// Over the others, as they were written. `guide`: for people, how the package is read and checked.
struct Written {
    std::string erms, premis, representation, guide, copies{}, besides{};   // "" = no such representation
};
constexpr std::string_view guide_path = "documentation/BACA-SAYA.txt";   // below the package
std::string root_mets(const Content& content, const Written& written);

}  // namespace packages
