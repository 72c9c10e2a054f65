/** Signs for the ways to bring something in. */
import { Icon } from '../shell/icons.tsx'

export const PaperIcon = () => (
  <Icon>
    <path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12.5h6M9 16h6" />
  </Icon>
)
export const CameraIcon = () => (
  <Icon>
    <path d="M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17zM12 16.5a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8Z" />
  </Icon>
)
