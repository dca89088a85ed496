// SPDX-License-Identifier: Apache-2.0
// The room of tata naskah dinas: how official documents look.
#include "core/plugin/plugin.h"

#include "embedded/style.h"
#include "style/room.h"
#include "style/service/shipped.h"

namespace style {

class StylePlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.words(embedded::i18n);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_ = std::make_unique<Room>(Joined{house.db, house.blobs, house.clock, house.zone,
                                              run.need<directory::Directory>(), house.share + "/fonts"});
        take_shipped(room_->joined);
        run.offer<Styles>(room_->shelf);
    }

  private:
    std::unique_ptr<Room> room_;
};

}  // namespace style

NASKAH_PLUGIN(style, style::StylePlugin)
