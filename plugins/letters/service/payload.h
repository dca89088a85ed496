// SPDX-License-Identifier: Apache-2.0
// What a sealed letter says of itself to machines: carried inside its PDF as naskah.json. The form is
// resources/schema/naskah.json; it holds every element Perka ANRI 21/2011 asks of a record before it is
// filed.
#pragma once

#include "letters/service/room.h"
#include "style/document_sheet.h"

namespace letters {

// `sheet`: of a numbered letter. `references`: what it relates to, as relations_carried gives it.
// Nothing in it is printed for fewer people than the sheet itself; the issuer of the signature is told
// by the certificate, which is not known before the seal.
std::string payload_of(const Letter& letter, const style::Sheet& sheet, core::Json references);

}  // namespace letters
