// The tables of words by topic, one function a label of the codebook; themes() lists them.
#pragma once

#include "simulate/texts/phrases.h"

namespace resettle::simulation {

Theme theme_1a();
Theme theme_1b();
Theme theme_2a();
Theme theme_2b();
Theme theme_2c();
Theme theme_3a();
Theme theme_3b();
Theme theme_3c();
Theme theme_4();
Theme theme_5a();
Theme theme_5b();
Theme theme_5c();
Theme theme_6();
Theme theme_7();

}  // namespace resettle::simulation
