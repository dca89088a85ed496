// SPDX-License-Identifier: Apache-2.0
// The room of tata naskah dinas: how official documents look.
#include "core/plugin/plugin.h"

#include "embedded/style.h"

namespace style {

class StylePlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override { setup.words(embedded::i18n); }
};

}  // namespace style

NASKAH_PLUGIN(style, style::StylePlugin)
