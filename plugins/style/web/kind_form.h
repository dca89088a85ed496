// SPDX-License-Identifier: Apache-2.0
// The form of a kind: its definition as fields, there and back. Parts are named "parts.3.label" as
// faults name them; fields of a part are typed one to a line: "day | Hari/Tanggal | day | wajib".
#pragma once

#include "style/web/views.h"

namespace style::web {

// The definition as typed. Presets and samples that the form cannot hold are taken from `before`.
core::Json kind_typed(const Request& request, const core::Json& before);
// Adds, moves or removes a part by the button pressed; false when the button means something else.
bool change_parts(core::Json& definition, std::string_view act);
void show_kind(core::page::Data& data, const core::Json& definition, const std::vector<HeadDesign>& designs,
               const std::vector<core::Fault>& faults, const core::words::Catalog& words);

}  // namespace style::web
