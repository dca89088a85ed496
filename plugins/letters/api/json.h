// SPDX-License-Identifier: Apache-2.0
// Letters as the API tells them; described in openapi.json.
#pragma once

#include "letters/service/services.h"

namespace letters::api {

core::Json line_json(const Line& line);
core::Json whole_json(const Whole& whole);
core::Json register_json(const Register<OutgoingLine>& found);
core::Json register_json(const Register<DispatchLine>& found);
core::Json letter_json(const Letter& letter);
core::Json colleague_json(const Colleague& person);
core::Json handing_json(const Handing& handing);
core::Json outside_json(const OutsideAddressee& to);
core::Json version_json(const Version& version);
core::Json comparison_json(const Comparison& comparison);
core::Json writer_json(const std::optional<Writer>& writer);   // null when nobody writes

}  // namespace letters::api
