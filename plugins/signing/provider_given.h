// SPDX-License-Identifier: Apache-2.0
// The fields of a provider as forms and the API send them alike.
#pragma once

#include "core/http/given.h"
#include "signing/domain/provider.h"

namespace signing {

// All but the kind and the version, which the two tell differently.
void read_provider(core::http::Given& given, Provider& provider);
// "1.333" as people write and read it; "" for what is as usual.
std::string decimal(double value, double usual);

}  // namespace signing
