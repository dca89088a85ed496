// SPDX-License-Identifier: Apache-2.0
// Letters of all who write under a head of their own: Setda, DPRD, Inspektorat, schools, the hospital and so
// on, each as its office writes most. A piece of theirs is called after the head: kop_setda.
#pragma once

#include <string>
#include <vector>

#include "tests/gallery/content.h"

namespace gallery {

// "short": before any emblem was uploaded. "long": as it is printed every day. "nasty": with the longest
// names and addresses an office may have.
inline constexpr std::array head_cases{Case::little, Case::much, Case::nasty};

std::vector<std::string> heads();   // "dinas", "setda", ...
style::Sheet headed_sheet(const Piece& piece);

}  // namespace gallery
