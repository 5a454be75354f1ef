// Every style sheet in its order: the library's variables, then ours, which overrule them, then the parts.
import 'element-plus/theme-chalk/base.css';
import './tokens.css';
import './ground.css';
import './parts.css';
